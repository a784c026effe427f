package org.onhook.csta.message;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;
import org.onhook.csta.settings.ReaderLimits;

/**
 * Walks over the elements of one message after the other, within limits, in place. Document types and entities are
 * refused. Belongs to one thread.
 */
final class XmlCursor {

    private final ReaderLimits limits;
    private final Charset otherwise;
    private InputFactoryImpl factory = newFactory();
    private XMLStreamReader2 reader;
    private int depth;
    private int elements;

    /** @param otherwise the encoding of what comes without a declaration */
    XmlCursor(ReaderLimits limits, Charset otherwise) {
        this.limits = limits;
        this.otherwise = otherwise;
    }

    /** Begins a message and goes to its root element. */
    void begin(byte[] buffer, int from, int length) throws BadBodyException {
        depth = 0;
        elements = 0;
        try {
            reader = open(buffer, from, length);
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and white space before the root
        }
    }

    /** Ends a message; what was learned of names serves the next one. */
    void end() {
        XMLStreamReader2 ended = reader;
        reader = null;
        if (ended != null) {
            try {
                ended.close();
            } catch (XMLStreamException | RuntimeException e) {
                forgetNames();
            }
        }
    }

    /** Forgets the names seen so far, of which a hostile peer may have sent any number. */
    void forgetNames() {
        factory = newFactory();
    }

    /** The name of the element at hand, without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** An attribute of the element at hand; empty if it has none of that name. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** Goes to the next child of the element at hand, all of which are to be consumed; false when there is no more. */
    boolean child() throws BadBodyException {
        while (true) {
            int token = next();
            if (token == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (token == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** Consumes the element at hand; all its text, that of its descendants included, without blanks around it. */
    String text() throws BadBodyException {
        int token = next();
        if (token == XMLStreamConstants.END_ELEMENT) {
            return "";
        }
        String first = isText(token) ? text(token) : "";
        int outer = token == XMLStreamConstants.START_ELEMENT ? depth - 2 : depth - 1;
        StringBuilder more = null;
        while (true) {
            token = next();
            if (token == XMLStreamConstants.END_ELEMENT && depth == outer) {
                return (more == null ? first : more.toString()).trim();
            }
            if (isText(token)) {
                more = more == null ? new StringBuilder(first) : more;
                more.append(text(token));
            }
        }
    }

    /**
     * Consumes text up to the next child of the element at hand, or its end.
     *
     * @param into where the text goes
     * @return whether there is a child
     */
    boolean childAfterText(StringBuilder into) throws BadBodyException {
        while (true) {
            int token = next();
            if (token == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (token == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (isText(token)) {
                into.append(text(token));
            }
        }
    }

    /** Consumes the element at hand. */
    void skip() throws BadBodyException {
        int outer = depth - 1;
        while (next() != XMLStreamConstants.END_ELEMENT || depth != outer) {
            // nothing of it matters
        }
    }

    private static boolean isText(int token) {
        return token == XMLStreamConstants.CHARACTERS
                || token == XMLStreamConstants.CDATA
                || token == XMLStreamConstants.SPACE;
    }

    private String text(int token) throws BadBodyException {
        try {
            return reader.getText();
        } catch (RuntimeException e) {
            throw fault(e);
        }
    }

    private int next() throws BadBodyException {
        int token;
        try {
            token = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
        switch (token) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > limits.maxDepth()) {
                    throw new BadBodyException(BodyFault.TOO_DEEP, "more than " + limits.maxDepth() + " levels");
                }
                if (++elements > limits.maxElements()) {
                    throw new BadBodyException(
                            BodyFault.TOO_MANY_ELEMENTS, "more than " + limits.maxElements() + " elements");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> throw new BadBodyException(BodyFault.DTD, "document type declaration");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadBodyException(BodyFault.ENTITY, "entity");
            case XMLStreamConstants.END_DOCUMENT ->
                throw new BadBodyException(BodyFault.TRUNCATED, "the message ends before its root element");
            default -> {}
        }
        return token;
    }

    private XMLStreamReader2 open(byte[] buffer, int from, int length) throws XMLStreamException {
        return (XMLStreamReader2)
                switch (Prolog.of(buffer, from, length)) {
                    case IN_PLACE -> factory.createXMLStreamReader(new Stax2ByteArraySource(buffer, from, length));
                    case NONE ->
                        otherwise.equals(StandardCharsets.UTF_8)
                                ? factory.createXMLStreamReader(new Stax2ByteArraySource(buffer, from, length))
                                : factory.createXMLStreamReader(new InputStreamReader(
                                        new ByteArrayInputStream(buffer, from, length), otherwise));
                    // Aalto 1.4.0 fails on a byte array in any other encoding than these; as a stream it reads it.
                    case OTHER_ENCODING ->
                        factory.createXMLStreamReader(new ByteArrayInputStream(buffer, from, length));
                };
    }

    private static BadBodyException fault(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        String detail = message.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new BadBodyException(kind(cause, message.toLowerCase(Locale.ROOT)), detail);
    }

    private static BodyFault kind(Exception cause, String message) {
        if (message.contains("end-of-input") || message.contains("end of input") || message.contains("end-of-doc")) {
            return BodyFault.TRUNCATED;
        }
        if (message.contains("encoding")
                || message.contains("utf-8")
                || message.contains("utf-16")
                || message.contains("utf-32")
                || message.contains("ascii")
                // Aalto says so of bytes that cannot begin a character in UTF-8, such as those of ISO-8859-1.
                || message.contains("illegal xml character") && message.contains("code 2")
                || isOfEncoding(cause)
                || isOfEncoding(cause.getCause())) {
            return BodyFault.ENCODING;
        }
        if (message.contains("entity")) {
            return BodyFault.ENTITY;
        }
        if (message.contains("doctype") || message.contains("dtd")) {
            return BodyFault.DTD;
        }
        return BodyFault.NOT_XML;
    }

    private static boolean isOfEncoding(Throwable cause) {
        return cause instanceof UnsupportedEncodingException
                || cause instanceof CharConversionException
                || cause instanceof IllegalCharsetNameException
                || cause instanceof UnsupportedCharsetException;
    }

    private static InputFactoryImpl newFactory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory2.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory2.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory2.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory2.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_REPORT_PROLOG_WHITESPACE, false);
        factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
        return factory;
    }
}
