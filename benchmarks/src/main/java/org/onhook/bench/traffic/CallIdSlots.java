package org.onhook.bench.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.onhook.simulator.switching.CallIdForm;

/**
 * The digits in recorded identifiers that tell one pass of a recording from another, so that no pass uses the identifiers of one
 * before.
 */
final class CallIdSlots {

    /** How many passes there are before identifiers are used again. */
    static final int PASSES = 10_000;

    /** How many digits are written. */
    static final int DIGITS = 4;

    private final int skipped;
    private int[] positions = new int[1024];
    private int count;

    /** @param skipped how many characters of an identifier come before the digits */
    private CallIdSlots(int skipped) {
        this.skipped = skipped;
    }

    /** Slots where identifiers begin. */
    static CallIdSlots atTheBeginning() {
        return new CallIdSlots(0);
    }

    /**
     * The slots of identifiers of one form.
     *
     * @throws IllegalArgumentException if that form has no room for them
     */
    static CallIdSlots of(CallIdForm form) {
        return switch (form) {
            case HEX_32 -> new CallIdSlots("FF0001".length());
            // Any number will do that stays below 2^31: 1pppp00000 to 1pppp99999.
            case DECIMAL -> new CallIdSlots(1);
            case CALL_HALF, SIP -> throw new IllegalArgumentException("no room for the number of a pass in " + form);
        };
    }

    /** The number of the first identifier, so that all of them have the digits of pass 0. */
    static long firstId(CallIdForm form) {
        return form == CallIdForm.DECIMAL ? 1_000_000_000 : 1;
    }

    /** An identifier begins at this position. */
    void add(int position) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
        }
        positions[count++] = position + skipped;
    }

    /** Writes the number of a pass into the recording. */
    void write(byte[] bytes, int pass) {
        byte[] digits = digits(pass).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            System.arraycopy(digits, 0, bytes, positions[i], DIGITS);
        }
    }

    /** The identifier in a pass of what it is in pass 0. */
    String inPass(String callId, int pass) {
        return callId.substring(0, skipped) + digits(pass) + callId.substring(skipped + DIGITS);
    }

    private static String digits(int pass) {
        return Integer.toString(PASSES + Math.floorMod(pass, PASSES)).substring(1);
    }
}
