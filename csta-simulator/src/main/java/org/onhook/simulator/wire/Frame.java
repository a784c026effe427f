package org.onhook.simulator.wire;

import java.nio.charset.StandardCharsets;

/**
 * One message on the wire: ECMA-323 Annex G, G.2 ("CSTA XML without SOAP").
 *
 * @param invokeId four characters; events carry {@link #EVENT}
 * @param xml the message, without the eight header bytes
 */
public record Frame(String invokeId, String xml) {

    /** The invoke id of every event. */
    public static final String EVENT = "9999";

    static final int HEADER = 8;
    private static final int LONGEST = 0xFFFF;

    /** The frame as bytes: format indicator 0, length including the header, invoke id, UTF-8 text. */
    public byte[] bytes() {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        int length = body.length + HEADER;
        if (length > LONGEST) {
            throw new IllegalStateException("a frame of " + length + " bytes does not fit its length field");
        }
        byte[] frame = new byte[length];
        frame[2] = (byte) (length >>> 8);
        frame[3] = (byte) length;
        byte[] id = invokeId.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(id, 0, frame, 4, 4);
        System.arraycopy(body, 0, frame, HEADER, body.length);
        return frame;
    }
}
