package org.onhook.simulator.wire;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a request into a tree; document type declarations are refused. */
public final class XmlReader {

    private final XMLInputFactory factory;

    public XmlReader() {
        factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * Reads one message.
     *
     * @throws XMLStreamException where the text is not well-formed
     */
    public XmlNode read(String xml) throws XMLStreamException {
        XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml.trim()));
        try {
            in.nextTag();
            return element(in);
        } finally {
            in.close();
        }
    }

    private static XmlNode element(XMLStreamReader in) throws XMLStreamException {
        String name = in.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        while (in.next() != XMLStreamReader.END_ELEMENT) {
            if (in.isStartElement()) {
                children.add(element(in));
            } else if (in.isCharacters()) {
                text.append(in.getText());
            }
        }
        return new XmlNode(name, text.toString().trim(), children);
    }
}
