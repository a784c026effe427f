package org.onhook.simulator.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cuts a byte stream into frames. */
public final class FrameReader {

    private final DataInputStream in;

    public FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * Waits for the next whole frame.
     *
     * @return the frame, or empty where the stream ended between two frames
     * @throws IOException where the stream fails, ends inside a frame or carries something else
     */
    public Optional<Frame> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        int second = in.readUnsignedByte();
        if (first != 0 || second != 0) {
            throw new IOException("format indicator " + (first << 8 | second) + " is not 0");
        }
        int length = in.readUnsignedShort();
        if (length < Frame.HEADER) {
            throw new EOFException("length " + length + " is shorter than the header");
        }
        byte[] id = in.readNBytes(4);
        byte[] body = in.readNBytes(length - Frame.HEADER);
        if (id.length + body.length < length - 4) {
            throw new EOFException("the stream ended inside a frame");
        }
        return Optional.of(
                new Frame(new String(id, StandardCharsets.ISO_8859_1), new String(body, StandardCharsets.UTF_8)));
    }
}
