package org.onhook.csta.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Cuts what arrives into frames, in place in one buffer.
 *
 * <p>Source: ECMA-323 Annex G, "CSTA XML without SOAP": two bytes of zero, an unsigned 16-bit length that includes the
 * header's 8 bytes, four characters of invoke identifier, the XML body. Belongs to one thread.
 */
public final class FrameReader {

    /** The length of a frame's header. */
    public static final int HEADER = 8;

    private static final int LONGEST = 0xFFFF;

    private final byte[] buffer = new byte[2 * (LONGEST + 1)];
    private int from;
    private int to;
    private int frame;
    private int bodyFrom;
    private int bodyTo;
    private long offset;

    /**
     * Reads once.
     *
     * @return how many bytes came; -1 at the end of the stream
     */
    public int fill(InputStream in) throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (buffer.length - from <= LONGEST) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(count, 0);
        return count;
    }

    /**
     * Goes to the next frame, if all of it is there.
     *
     * @throws FramingException if what is there cannot be a frame
     */
    public boolean next() throws FramingException {
        int available = to - from;
        if (available < 2) {
            return false;
        }
        if (buffer[from] != 0 || buffer[from + 1] != 0) {
            throw new FramingException("format-indicator", "format indicator is not 0 at " + position());
        }
        if (available < 4) {
            return false;
        }
        int length = (buffer[from + 2] & 0xFF) << 8 | buffer[from + 3] & 0xFF;
        if (length < HEADER) {
            throw new FramingException("length", "length " + length + " is less than a header at " + position());
        }
        if (available < length) {
            return false;
        }
        frame = from;
        from += length;
        offset += length;
        bodyFrom = frame + HEADER;
        bodyTo = from;
        while (bodyTo > bodyFrom && isBlank(buffer[bodyTo - 1])) {
            bodyTo--;
        }
        while (bodyFrom < bodyTo && isBlank(buffer[bodyFrom])) {
            bodyFrom++;
        }
        return true;
    }

    /** The buffer in which the frame is; valid until {@link #fill}. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the body begins, without blanks before it. */
    public int bodyFrom() {
        return bodyFrom;
    }

    /** How long the body is, without blanks, line ends and NULs around it, which some switches send. */
    public int bodyLength() {
        return bodyTo - bodyFrom;
    }

    /** The length of the frame, header included. */
    public int frameLength() {
        return from - frame;
    }

    /** The invoke identifier: text, which need not be a number. */
    public String invokeId() {
        return new String(buffer, frame + 4, 4, StandardCharsets.ISO_8859_1);
    }

    /** Where the frame lies in the stream and how it begins, for a person. */
    public String describeFrame() {
        return describe(frame, from, offset - frameLength());
    }

    private String position() {
        return describe(from, to, offset);
    }

    private String describe(int start, int end, long streamOffset) {
        int shown = Math.min(end - start, 64);
        return "byte " + streamOffset + " of the stream: " + HexFormat.of().formatHex(buffer, start, start + shown);
    }

    private static boolean isBlank(byte b) {
        return b == '\n' || b == '\r' || b == ' ' || b == '\t' || b == 0;
    }
}
