package org.onhook.api.release;

import java.util.List;

/**
 * What a policy says of a release. A policy that says {@link Initiator#UNKNOWN} ends the search; to leave it to the
 * others, it abstains.
 *
 * @param initiator who
 * @param confidence how well it is known
 * @param because why, one observation a line, beside what the switch literally said
 */
public record Verdict(Initiator initiator, Confidence confidence, List<String> because) {

    public Verdict {
        because = List.copyOf(because);
    }

    public static Verdict certain(Initiator initiator, String because) {
        return new Verdict(initiator, Confidence.CERTAIN, List.of(because));
    }

    public static Verdict inferred(Initiator initiator, String because) {
        return new Verdict(initiator, Confidence.INFERRED, List.of(because));
    }

    public static Verdict unknown(String because) {
        return new Verdict(Initiator.UNKNOWN, Confidence.NONE, List.of(because));
    }
}
