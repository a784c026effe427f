package org.onhook.simulator.wire;

/** Writes one message, element by element. */
public final class XmlWriter {

    private final StringBuilder out = new StringBuilder(1536);

    private XmlWriter() {}

    /** Begins a message whose root stands in the namespace. */
    public static XmlWriter message(String root, String namespace) {
        XmlWriter writer = new XmlWriter();
        writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return writer.open(root, " xmlns=\"" + namespace + '"');
    }

    public XmlWriter open(String element) {
        return open(element, "");
    }

    /** Opens an element with attributes that are XML already, with a leading blank. */
    public XmlWriter open(String element, String attributes) {
        out.append('<').append(element).append(attributes).append('>');
        return this;
    }

    public XmlWriter close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    public XmlWriter text(String element, String value) {
        return text(element, "", value);
    }

    public XmlWriter text(String element, String attributes, String value) {
        open(element, attributes);
        escape(value);
        return close(element);
    }

    public XmlWriter empty(String element) {
        out.append('<').append(element).append("/>");
        return this;
    }

    /** Appends XML as it stands. */
    public XmlWriter raw(String xml) {
        out.append(xml);
        return this;
    }

    /** Closes the root and gives the message. */
    public String end(String root) {
        return close(root).out.toString();
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.append(c);
            }
        }
    }
}
