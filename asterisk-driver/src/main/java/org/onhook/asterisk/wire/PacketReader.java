package org.onhook.asterisk.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts what arrives into packets: lines {@code Name: value} that end with CR LF or LF, and an empty line after the last. The
 * greeting {@code Asterisk Call Manager/...} is a line before the first packet. What is too long is skipped up to the next
 * empty line, and counted. Belongs to one thread.
 */
public final class PacketReader {

    private static final int BUFFER = 64 * 1024;
    private static final String GREETING = "Asterisk Call Manager/";

    private final ReaderLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private byte[] line = new byte[256];
    private int lineLength;
    private boolean lineTooLong;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private int packetBytes;
    private boolean broken;
    private String firstLine = "";
    private String lastBroken = "";
    private long skipped;
    private long strayLines;
    private Optional<String> greeting = Optional.empty();

    public PacketReader(ReaderLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads once, where everything that was read has been taken.
     *
     * @return how many bytes came; -1 at the end of the stream
     */
    public int fill(InputStream in) throws IOException {
        if (from < to) {
            return 0;
        }
        from = 0;
        to = 0;
        int count = in.read(buffer, 0, buffer.length);
        to = Math.max(count, 0);
        return count;
    }

    /** The next packet, if all of it is there. */
    public Optional<Packet> next() {
        while (from < to) {
            byte b = buffer[from++];
            if (b != '\n') {
                append(b);
                continue;
            }
            Optional<Packet> packet = endOfLine();
            if (packet.isPresent()) {
                return packet;
            }
        }
        return Optional.empty();
    }

    private void append(byte b) {
        if (lineLength == limits.maxLineBytes()) {
            lineTooLong = true;
            return;
        }
        if (lineLength == line.length) {
            line = java.util.Arrays.copyOf(line, Math.min(limits.maxLineBytes(), 2 * line.length));
        }
        line[lineLength++] = b;
    }

    private Optional<Packet> endOfLine() {
        int length = lineLength > 0 && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        boolean tooLong = lineTooLong;
        lineLength = 0;
        lineTooLong = false;
        if (length == 0 && !tooLong) {
            return endOfPacket();
        }
        packetBytes += length;
        String text = broken ? "" : new String(line, 0, length, StandardCharsets.UTF_8);
        if (firstLine.isEmpty()) {
            firstLine = text;
        }
        if (tooLong || packetBytes > limits.maxPacketBytes() || names.size() >= limits.maxFields()) {
            broken = true;
            names.clear();
            values.clear();
        } else if (!broken) {
            field(text);
        }
        return Optional.empty();
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            names.add(text.substring(0, colon));
            values.add(text.substring(colon + 1).strip());
        } else {
            strayLines++;
        }
        if (names.isEmpty() && text.startsWith(GREETING)) {
            greeting = Optional.of(text);
            firstLine = "";
            packetBytes = 0;
            strayLines--;
        }
    }

    private Optional<Packet> endOfPacket() {
        Optional<Packet> packet = names.isEmpty() ? Optional.empty() : Optional.of(new Packet(names, values));
        if (broken) {
            skipped++;
            lastBroken = firstLine;
            packet = Optional.empty();
        }
        names.clear();
        values.clear();
        packetBytes = 0;
        broken = false;
        firstLine = "";
        return packet;
    }

    /** The line with which the peer greeted, once it has. */
    public Optional<String> greeting() {
        return greeting;
    }

    /** How many packets were skipped because something in them was too long. */
    public long skipped() {
        return skipped;
    }

    /** How many lines were no field. */
    public long strayLines() {
        return strayLines;
    }

    /** How the packet that was skipped last began, for a person. */
    public String lastSkipped() {
        return lastBroken.length() > 100 ? lastBroken.substring(0, 100) : lastBroken;
    }
}
