package org.onhook.http.calls;

import java.util.OptionalLong;

/**
 * A party of a call, as far as events told.
 *
 * @param uuid its PartyUUID
 * @param dn its DN or number; empty if it has none
 * @param state its state, as a word
 * @param left when it left, in microseconds since 1970-01-01T00:00Z
 */
public record Party(String uuid, String dn, String state, OptionalLong left) {

    private static final int DIALING = 0x10000;

    static Party of(String uuid, String dn, OptionalLong partyState) {
        return new Party(uuid, dn, word(partyState), OptionalLong.empty());
    }

    Party in(OptionalLong partyState) {
        return new Party(uuid, dn, word(partyState), OptionalLong.empty());
    }

    Party leftAt(long micros) {
        return new Party(uuid, dn, state, OptionalLong.of(micros));
    }

    /** The T-Library PartyState as a word. */
    private static String word(OptionalLong partyState) {
        int number = (int) partyState.orElse(0);
        if ((number & DIALING) != 0) {
            return "dialing";
        }
        return switch (number) {
            case 0x01 -> "initiated";
            case 0x09 -> "queued";
            case 0x0A -> "alerting";
            case 0x0B -> "busy";
            case 0x0C -> "connected";
            case 0x0E -> "held";
            case 0x0F -> "failed";
            default -> "unknown";
        };
    }
}
