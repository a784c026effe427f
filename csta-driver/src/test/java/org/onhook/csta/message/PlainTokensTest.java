package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as plain XML is what any reader of XML finds in it. */
class PlainTokensTest {

    private static final int MUTATIONS = Integer.getInteger("onhook.mutations", 60_000);

    private static final List<String> SEEDS = List.of(
            "<A xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed3\"><monitorCrossRefID>2001"
                    + "</monitorCrossRefID><droppedConnection><callID>4711</callID><deviceID>2001:CM1:192.0.2.1:0</deviceID>"
                    + "</droppedConnection><releasingDevice><deviceIdentifier typeOfNumber=\"other\" mediaClass='notKnown'>"
                    + "2002:CM1::0</deviceIdentifier></releasingDevice><cause> normalClearing\n</cause></A>",
            "\n<b>N&lt;300000000100&gt;Line71001;a&amp;b&quot;&apos;<c/><c ></c ><d  x=\"1\" y='\"2\"' /> tail </b>",
            "<p:e xmlns:p=\"urn:x\" p:a=\"1\"><private xmlns:scx=\"http://www.siemens.com/schema/csta\"><scx:x/><q:y"
                    + " xmlns:q='u'/></private><p:z xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"p\"/>"
                    + "</p:e>");

    private static final String INSERTED = "<>/=\"' &;:]![CDATA?-xmlnspq\n\r\t\0\u00e9\u20ac";

    private final PlainTokens plain = new PlainTokens(new Vocabulary<>(Tag.UNKNOWN), new Recent<>(14, text -> text));
    private final AaltoTokens any = new AaltoTokens(StandardCharsets.UTF_8, new Vocabulary<>(Tag.UNKNOWN));

    @Test
    void whatSwitchesSendIsPlain() throws XMLStreamException {
        for (String seed : SEEDS) {
            assertThat(plainly(seed)).isEqualTo(anyhow(seed)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><!-- --></a>",
                "<a><![CDATA[x]]></a>",
                "<a><?x y?></a>",
                "<!DOCTYPE a><a/>",
                "<a>&x;</a>",
                "<a>&#65;</a>",
                "<a>]]></a>",
                "<a>\u00e9</a>",
                "<a>\r</a>",
                "<a>",
                "<a></b>",
                "<a x='1' x='2'/>",
                "<a x='1'y='2'/>",
                "<a x=1/>",
                "<a x='<'/>",
                "<p:a/>",
                "<a p:x='1'/>",
                "<a xmlns:p=''/>",
                "<a xmlns:xml='u'/>",
                "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
                "<a><b xmlns:p='u'/><p:c/></a>",
                "x<a/>",
                "</a>",
                "<1/>"
            })
    void otherThingsAreNot(String message) {
        assertThatThrownBy(() -> plainly(message)).isInstanceOf(NotPlainException.class);
    }

    @Test
    void whateverIsReadAsPlainReadsTheSameAnyhow() throws XMLStreamException {
        Random random = new Random(1);
        int readAsPlain = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String message = mutated(SEEDS.get(i % SEEDS.size()), random);
            try {
                List<String> tokens = plainly(message);
                readAsPlain++;
                assertThat(tokens).as(message).isEqualTo(anyhow(message));
            } catch (NotPlainException e) {
                // It says nothing of it.
            } catch (XMLStreamException | RuntimeException e) {
                throw new AssertionError("read as plain, but refused: " + message, e);
            }
        }
        assertThat(readAsPlain).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(text.length());
            int length = Math.min(text.length() - at, 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
                case 1 -> text.insert(at, INSERTED.charAt(random.nextInt(INSERTED.length())));
                case 2 -> text.delete(at, at + length);
                case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
                default -> text.setCharAt(at, (char) random.nextInt(128));
            }
        }
        return text.toString();
    }

    private List<String> plainly(String message) throws XMLStreamException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        plain.begin(bytes, 0, bytes.length);
        return read(plain);
    }

    private List<String> anyhow(String message) throws XMLStreamException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        any.begin(bytes, 0, bytes.length, Prolog.of(bytes, 0, bytes.length));
        try {
            return read(any);
        } finally {
            any.end();
        }
    }

    /** The tokens from the root's begin to its end, neighbouring texts as one. */
    private static List<String> read(Tokens tokens) throws XMLStreamException {
        List<String> read = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (read.isEmpty() || depth > 0) {
            int token = tokens.next();
            if (token == XMLStreamConstants.CHARACTERS || token == XMLStreamConstants.SPACE) {
                text.append(depth == 0 ? "" : tokens.text());
            } else {
                read.add("text " + text);
                text.setLength(0);
                read.add(token + " " + tokens.name());
                depth += token == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            }
        }
        return read;
    }
}
