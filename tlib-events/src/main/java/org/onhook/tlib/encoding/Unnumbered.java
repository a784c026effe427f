package org.onhook.tlib.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of one event with two holes for its sequence number, so that the number can be given, and the bytes made, in
 * a moment. The buffer is used again and again. One thread.
 */
public final class Unnumbered {

    private final Buffer buffer = new Buffer();
    private int firstHole;
    private int secondHole;

    ByteArrayOutputStream reset() {
        buffer.reset();
        return buffer;
    }

    void holeInId() {
        firstHole = buffer.size();
    }

    void holeInData() {
        secondHole = buffer.size();
    }

    /** How many bytes the JSON has at most. */
    public int maxLength() {
        return buffer.size() + 2 * 20;
    }

    /** The JSON with the number in both places, in an array of its own. */
    public byte[] withNumber(long sequence) {
        byte[] digits = Long.toString(sequence).getBytes(StandardCharsets.ISO_8859_1);
        byte[] json = new byte[buffer.size() + 2 * digits.length];
        int at = buffer.copy(0, firstHole, json, 0);
        at = put(digits, json, at);
        at = buffer.copy(firstHole, secondHole, json, at);
        at = put(digits, json, at);
        buffer.copy(secondHole, buffer.size(), json, at);
        return json;
    }

    private static int put(byte[] digits, byte[] json, int at) {
        System.arraycopy(digits, 0, json, at, digits.length);
        return at + digits.length;
    }

    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(2048);
        }

        int copy(int from, int to, byte[] target, int at) {
            System.arraycopy(buf, from, target, at, to - from);
            return at + to - from;
        }
    }
}
