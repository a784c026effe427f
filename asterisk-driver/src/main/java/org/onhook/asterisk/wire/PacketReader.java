package org.onhook.asterisk.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts what arrives into packets: lines {@code Name: value} that end with CR LF or LF, and an empty line after the last. The
 * greeting {@code Asterisk Call Manager/...} is a line before the first packet. What is too long is skipped up to the next
 * empty line, and counted. Belongs to one thread.
 */
public final class PacketReader {

    private static final int BUFFER = 64 * 1024;
    private static final String GREETING = "Asterisk Call Manager/";
    private static final int DESCRIBED = 100;

    private final ReaderLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    /** The packet as far as it has come; where its fields are, see {@link Packet}. */
    private byte[] packet = new byte[1024];

    private int length;
    private int lineFrom;
    private boolean lineTooLong;
    private int[] fields = new int[3 * 32];
    private int fieldCount;
    private boolean broken;
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
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            append(end - from);
            from = end + 1;
            if (end < to) {
                Optional<Packet> whole = endOfLine();
                if (whole.isPresent()) {
                    return whole;
                }
            }
        }
        return Optional.empty();
    }

    private void append(int count) {
        int taken = Math.min(count, limits.maxLineBytes() - (length - lineFrom));
        lineTooLong |= taken < count;
        if (length + taken > packet.length) {
            packet = Arrays.copyOf(packet, Math.max(length + taken, 2 * packet.length));
        }
        System.arraycopy(buffer, from, packet, length, taken);
        length += taken;
    }

    private Optional<Packet> endOfLine() {
        int lineTo = length > lineFrom && packet[length - 1] == '\r' ? length - 1 : length;
        boolean tooLong = lineTooLong;
        lineTooLong = false;
        if (lineTo == lineFrom && !tooLong) {
            return endOfPacket();
        }
        if (tooLong || lineTo > limits.maxPacketBytes() || fieldCount >= limits.maxFields()) {
            breakOff(lineTo);
        } else if (!broken) {
            field(lineTo);
        }
        // Nothing is kept of what comes before the first field, and of a packet that is skipped.
        length = fieldCount == 0 ? 0 : lineTo;
        lineFrom = length;
        return Optional.empty();
    }

    private void breakOff(int lineTo) {
        if (!broken) {
            broken = true;
            int firstTo = fieldCount > 0 ? fields[2] : lineTo;
            lastBroken = new String(packet, 0, Math.min(firstTo, DESCRIBED), StandardCharsets.UTF_8);
        }
        fieldCount = 0;
    }

    private void field(int lineTo) {
        int colon = lineFrom;
        while (colon < lineTo && packet[colon] != ':') {
            colon++;
        }
        if (colon > lineFrom && colon < lineTo) {
            if (3 * fieldCount == fields.length) {
                fields = Arrays.copyOf(fields, 2 * fields.length);
            }
            fields[3 * fieldCount] = lineFrom;
            fields[3 * fieldCount + 1] = colon;
            fields[3 * fieldCount + 2] = lineTo;
            fieldCount++;
        } else if (!isGreeting(lineTo)) {
            strayLines++;
        }
    }

    private boolean isGreeting(int lineTo) {
        if (fieldCount > 0) {
            return false;
        }
        String text = new String(packet, lineFrom, lineTo - lineFrom, StandardCharsets.UTF_8);
        if (!text.startsWith(GREETING)) {
            return false;
        }
        greeting = Optional.of(text);
        return true;
    }

    private Optional<Packet> endOfPacket() {
        Optional<Packet> whole = Optional.empty();
        if (broken) {
            skipped++;
        } else if (fieldCount > 0) {
            whole = Optional.of(new Packet(Arrays.copyOf(packet, lineFrom), Arrays.copyOf(fields, 3 * fieldCount)));
        }
        fieldCount = 0;
        length = 0;
        lineFrom = 0;
        broken = false;
        return whole;
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
        return lastBroken;
    }
}
