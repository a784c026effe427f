package org.onhook.csta.message;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** The tokens of any XML, in any encoding. */
final class AaltoTokens implements Tokens {

    private final Charset otherwise;
    private final Vocabulary<Tag> vocabulary;
    private InputFactoryImpl factory = newFactory();
    private XMLStreamReader2 reader;

    /**
     * @param otherwise the encoding of what comes without a declaration
     * @param vocabulary what the names of elements mean
     */
    AaltoTokens(Charset otherwise, Vocabulary<Tag> vocabulary) {
        this.otherwise = otherwise;
        this.vocabulary = vocabulary;
    }

    /** Begins a message. */
    void begin(byte[] buffer, int from, int length, Prolog prolog) throws XMLStreamException {
        reader = open(buffer, from, length, prolog);
    }

    /** Forgets the names seen so far, of which a hostile peer may have sent any number. */
    void forgetNames() {
        factory = newFactory();
    }

    @Override
    public int next() throws XMLStreamException {
        return reader.next();
    }

    @Override
    public String name() {
        return reader.getLocalName();
    }

    @Override
    public Tag tag() {
        return vocabulary.meaning(name());
    }

    @Override
    public String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    @Override
    public String text() {
        return reader.getText();
    }

    /** What was learned of names serves the next message. */
    @Override
    public void end() {
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

    private XMLStreamReader2 open(byte[] buffer, int from, int length, Prolog prolog) throws XMLStreamException {
        return (XMLStreamReader2)
                switch (prolog) {
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
