package org.onhook.csta.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Gathers frames to send, and sends them with one write. Belongs to one thread. */
public final class FrameWriter {

    private static final int LONGEST = 0xFFFF;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(4096);
    private final OutputStream out;
    private final Charset charset;
    private final CharsetEncoder encoder;

    public FrameWriter(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
        this.encoder = charset.newEncoder();
    }

    /**
     * Adds a frame.
     *
     * @param invokeId four characters
     * @param element the root element; characters that the encoding lacks become character references
     */
    public void add(String invokeId, String element) {
        byte[] body =
                ("<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>" + encodable(element)).getBytes(charset);
        int length = FrameReader.HEADER + body.length;
        if (length > LONGEST) {
            throw new IllegalArgumentException("a frame of " + length + " bytes cannot be written");
        }
        pending.write(0);
        pending.write(0);
        pending.write(length >> 8);
        pending.write(length);
        pending.writeBytes(invokeId.getBytes(StandardCharsets.ISO_8859_1));
        pending.writeBytes(body);
    }

    /** Sends what was added. */
    public void flush() throws IOException {
        if (pending.size() > 0) {
            pending.writeTo(out);
            out.flush();
            pending.reset();
        }
    }

    private String encodable(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            result.append(encoder.canEncode(character) ? character : "&#" + c + ";");
        });
        return result.toString();
    }
}
