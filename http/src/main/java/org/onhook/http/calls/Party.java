package org.onhook.http.calls;

import java.util.Optional;
import java.util.OptionalLong;
import org.onhook.http.event.EventJson;

/**
 * A party of a call, as far as events told.
 *
 * @param dn its DN or number; empty if it has none
 * @param state its state, as a word
 * @param left when it left, as events print a time
 */
public record Party(String dn, String state, Optional<String> left) {

    private static final int DIALING = 0x10000;

    /** The party that a call-based event is about, as that event tells of it. */
    static Party of(EventJson event) {
        return new Party(event.text("DN"), word(event.number("PartyState")), Optional.empty());
    }

    Party leftAt(String time) {
        return new Party(dn, state, Optional.of(time));
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
