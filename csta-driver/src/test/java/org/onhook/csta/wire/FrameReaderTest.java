package org.onhook.csta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private static byte[] frame(String id, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[8 + text.length];
        frame[2] = (byte) (frame.length >> 8);
        frame[3] = (byte) frame.length;
        System.arraycopy(id.getBytes(StandardCharsets.ISO_8859_1), 0, frame, 4, 4);
        System.arraycopy(text, 0, frame, 8, text.length);
        return frame;
    }

    private static String body(FrameReader reader) {
        return new String(reader.buffer(), reader.bodyFrom(), reader.bodyLength(), StandardCharsets.UTF_8);
    }

    /** A stream whose every read gives at most so many bytes. */
    private static InputStream inPieces(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, most));
            }
        };
    }

    private static List<String> readAll(byte[] bytes, int most) throws IOException, FramingException {
        FrameReader reader = new FrameReader();
        InputStream in = inPieces(bytes, most);
        List<String> frames = new ArrayList<>();
        while (reader.fill(in) >= 0) {
            while (reader.next()) {
                frames.add(reader.invokeId() + body(reader));
            }
        }
        return frames;
    }

    @Property(tries = 200)
    void framesAreFoundHoweverTheTransportCutsThem(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 3_000) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 5_000) int piece)
            throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int length : lengths) {
            String body = "x".repeat(length);
            stream.writeBytes(frame("9999", body));
            expected.add("9999" + body);
        }
        assertThat(readAll(stream.toByteArray(), piece)).isEqualTo(expected);
    }

    @Test
    void theLengthIsUnsigned() throws Exception {
        String body = "y".repeat(65_535 - 8);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < 9; i++) {
            stream.writeBytes(frame("0001", body));
        }
        assertThat(readAll(stream.toByteArray(), Integer.MAX_VALUE)).hasSize(9).containsOnly("0001" + body);
        assertThat(readAll(stream.toByteArray(), 10_000)).hasSize(9).containsOnly("0001" + body);
    }

    @Test
    void theInvokeIdentifierIsText() throws Exception {
        assertThat(readAll(frame("a b\u00e9", "z"), 100)).containsExactly("a b\u00e9z");
    }

    @Test
    void lineEndsBlanksAndNulsAroundABodyDoNotBelongToIt() throws Exception {
        assertThat(readAll(frame("9999", "\r\n <a/>\r\n\0"), 100)).containsExactly("9999<a/>");
        assertThat(readAll(frame("9999", "\r\n"), 100)).containsExactly("9999");
    }

    @Test
    void aWrongFormatIndicatorIsAFramingErrorThatSaysWhere() {
        byte[] bytes = new byte[] {0, 0, 0, 8, '9', '9', '9', '9', '<', '?', 'x', 'm'};
        assertThatThrownBy(() -> readAll(bytes, 100))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("byte 8 of the stream: 3c3f786d");
    }

    @Test
    void aLengthThatIsLessThanTheHeaderIsAFramingError() {
        assertThatThrownBy(() -> readAll(new byte[] {0, 0, 0, 7, 1, 1, 1}, 100))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("length 7");
    }

    @Property
    void anyBytesAreFramesOrAFramingError(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 50) int piece)
            throws Exception {
        try {
            readAll(bytes, piece);
        } catch (FramingException e) {
            assertThat(e.kind()).isIn("format-indicator", "length");
        }
    }

    @Test
    void whatAWriterWritesAReaderReads() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(out, StandardCharsets.ISO_8859_1);
        writer.add("0001", "<a>\u00e9\u4e2d</a>");
        writer.add("0002", "<b/>");
        assertThat(out.size()).isZero();
        writer.flush();
        FrameReader reader = new FrameReader();
        reader.fill(new ByteArrayInputStream(out.toByteArray()));
        assertThat(reader.next()).isTrue();
        assertThat(new String(reader.buffer(), reader.bodyFrom(), reader.bodyLength(), StandardCharsets.ISO_8859_1))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u00e9&#20013;</a>");
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
    }
}
