package org.onhook.tlib.numbering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * CallUUIDs and PartyUUIDs: 32 characters of {@code 0-9A-Z}, a pure function of the installation and the tracker's
 * reference, so that a call keeps its CallUUID while this bundle is replaced.
 *
 * <p>13 characters installation, one character kind, 18 characters reference, both numbers to the base 32: different
 * references, kinds and installations can never give the same text. One thread.
 */
public final class Uuids {

    private static final byte[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 32;
    private static final int KIND_AT = 13;

    private final byte[] pattern = new byte[LENGTH];
    /** What was asked for last: one change of a call makes several events. */
    private long lastRef;

    private String lastOfCall;

    public Uuids(long installation) {
        Arrays.fill(pattern, (byte) '0');
        write(installation, pattern, KIND_AT);
        lastOfCall = of('C', lastRef);
    }

    /** The CallUUID of the call with this reference. */
    public String ofCall(long ref) {
        if (lastRef != ref) {
            lastRef = ref;
            lastOfCall = of('C', ref);
        }
        return lastOfCall;
    }

    /** The PartyUUID of the party with this reference. */
    public String ofParty(long ref) {
        return of('P', ref);
    }

    private String of(char kind, long ref) {
        byte[] text = pattern.clone();
        text[KIND_AT] = (byte) kind;
        write(ref, text, LENGTH);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void write(long number, byte[] text, int end) {
        long rest = number;
        for (int at = end - 1; rest != 0; at--) {
            text[at] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
