package org.onhook.api.release;

import java.util.List;

/**
 * The answer to who released, with what it rests on.
 *
 * @param initiator who
 * @param rule the rule that decided, as an operator would look it up; see the policies of release-tracking
 * @param confidence how well it is known
 * @param evidence what the switch literally said, and what else was used, one observation a line
 */
public record Attribution(Initiator initiator, String rule, Confidence confidence, List<String> evidence) {

    public Attribution {
        evidence = List.copyOf(evidence);
    }

    /** Nothing that is known tells who released. */
    public static Attribution unknown(String rule, List<String> evidence) {
        return new Attribution(Initiator.UNKNOWN, rule, Confidence.NONE, evidence);
    }

    /**
     * What is reported to the party {@code ref} of the call. Whether an outside party of unknown identity is this one
     * cannot be told from here; it is asked for DNs alone, which outside parties are not.
     */
    public ReleasingParty releasingPartyFor(long ref) {
        if (initiator instanceof Initiator.Party party) {
            return party.ref() == ref ? ReleasingParty.LOCAL : ReleasingParty.REMOTE;
        }
        return initiator instanceof Initiator.SomeOutsideParty ? ReleasingParty.REMOTE : ReleasingParty.UNKNOWN;
    }

    /** The initiator's number, for {@code CtrlParty}; empty where the attribute is absent. */
    public String ctrlParty() {
        return initiator instanceof Initiator.Party party ? party.number() : "";
    }
}
