package org.onhook.tlib.encoding;

import org.onhook.api.sink.PublishedEvent;
import org.onhook.tlib.mapping.Draft;

/**
 * An event with its JSON, in which there are two holes for its sequence number. All but the digits of the number is made before the
 * number is known, since numbers are given under a lock that all switches share. One thread.
 */
public final class Unnumbered {

    private final Draft draft;
    private final byte[] bytes;
    private final int firstHole;
    private final int secondHole;
    private final int digits;

    /**
     * @param draft the event
     * @param bytes the JSON, which is this one's from now on
     * @param firstHole where the number is in the id
     * @param secondHole where it is in the data
     * @param digits how long the holes are
     */
    Unnumbered(Draft draft, byte[] bytes, int firstHole, int secondHole, int digits) {
        this.draft = draft;
        this.bytes = bytes;
        this.firstHole = firstHole;
        this.secondHole = secondHole;
        this.digits = digits;
    }

    /** How many bytes the JSON has with a number of the expected length. */
    public int length() {
        return bytes.length;
    }

    /** The event under its number. It may be asked for once. */
    public PublishedEvent published(String switchName, long serverStart, long sequence) {
        return new PublishedEvent(draft.numbered(switchName, serverStart, sequence), withNumber(sequence));
    }

    /** The JSON with the number, 0 or more, in both places. It may be asked for once. */
    public byte[] withNumber(long sequence) {
        int needed = Decimal.length(sequence);
        if (needed != digits) {
            return fitting(needed).withNumber(sequence);
        }
        Decimal.write(sequence, bytes, firstHole, firstHole + digits);
        Decimal.write(sequence, bytes, secondHole, secondHole + digits);
        return bytes;
    }

    private Unnumbered fitting(int needed) {
        int more = needed - digits;
        byte[] wider = new byte[bytes.length + 2 * more];
        int between = firstHole + digits;
        int behind = secondHole + digits;
        System.arraycopy(bytes, 0, wider, 0, firstHole);
        System.arraycopy(bytes, between, wider, between + more, secondHole - between);
        System.arraycopy(bytes, behind, wider, behind + 2 * more, bytes.length - behind);
        return new Unnumbered(draft, wider, firstHole, secondHole + more, needed);
    }
}
