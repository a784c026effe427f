package org.onhook.api.shadow;

import java.util.List;
import org.onhook.api.release.Attribution;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;

/**
 * A release that shadow policies attribute otherwise than the policies in force.
 *
 * @param kind what is different
 * @param switchName the switch
 * @param micros when it began, in microseconds since 1970-01-01T00:00Z
 * @param call the call, by the reference that is its ConnID
 * @param released the parties that it released, in that order; empty where only the call's end is attributed otherwise
 * @param active who released, by the policies in force
 * @param shadow who released, by the shadow policies; a party has the reference that it has in {@code released}
 */
public record Difference(
        Kind kind,
        String switchName,
        long micros,
        CallInfo call,
        List<PartyInfo> released,
        Attribution active,
        Attribution shadow) {

    public Difference {
        released = List.copyOf(released);
    }

    /** What is different. */
    public enum Kind {
        /** The initiator, and so what DNs are told, or {@code CtrlParty}. */
        ANSWER,
        /** Only the rule that decided, or the confidence. */
        REASON
    }
}
