package org.onhook.bench.worker;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/** Frames and tokenizes, and does nothing with the tokens. */
final class AaltoTokens extends Frames {

    private final InputFactoryImpl factory = new InputFactoryImpl();
    private long tokens;

    AaltoTokens(int port) {
        super(port);
        factory.setProperty(XMLInputFactory2.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, false);
    }

    @Override
    void take(byte[] buffer, int from, int length) throws XMLStreamException {
        XMLStreamReader2 reader =
                (XMLStreamReader2) factory.createXMLStreamReader(new Stax2ByteArraySource(buffer, from, length));
        while (reader.hasNext()) {
            reader.next();
            tokens++;
        }
        reader.close();
    }

    /** How many tokens there were. */
    long tokens() {
        return tokens;
    }
}
