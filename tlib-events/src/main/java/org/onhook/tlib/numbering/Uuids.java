package org.onhook.tlib.numbering;

import java.nio.charset.StandardCharsets;

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

    private final byte[] digits = new byte[LENGTH];

    public Uuids(long installation) {
        write(installation, 0, KIND_AT);
    }

    /** The CallUUID of the call with this reference. */
    public String ofCall(long ref) {
        return of('C', ref);
    }

    /** The PartyUUID of the party with this reference. */
    public String ofParty(long ref) {
        return of('P', ref);
    }

    private String of(char kind, long ref) {
        digits[KIND_AT] = (byte) kind;
        write(ref, KIND_AT + 1, LENGTH);
        return new String(digits, StandardCharsets.US_ASCII);
    }

    private void write(long number, int from, int to) {
        long rest = number;
        for (int at = to - 1; at >= from; at--) {
            digits[at] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
