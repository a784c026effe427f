package org.onhook.simulator.truth;

import java.time.Instant;
import java.util.List;

/**
 * What really happened in one played story.
 *
 * @param story its number in the rules, as {@code 1} or {@code 20b}
 * @param variant what is special about it
 * @param profile the name of the switch behaviour
 * @param callIds all call ids that the switch used for it, in the order in which they appeared
 * @param begin when it began
 * @param glare whether two parties hung up at the same moment, so that either may be named, but only one
 * @param linkLost whether the link was lost in the middle of it
 * @param tolerant whether events were left out on purpose, so that nothing is right or wrong about it
 * @param parties everybody who took part
 * @param ctrlParty the right {@code CtrlParty} of {@code EventCallDeleted}
 * @param joinedBy the numbers of those who joined calls: the right {@code CtrlParty} of what a joining deletes
 * @param leaves who left a conference that went on
 * @param busy the callers that were told that the call failed
 */
public record Truth(
        String story,
        String variant,
        String profile,
        List<String> callIds,
        Instant begin,
        boolean glare,
        boolean linkLost,
        boolean tolerant,
        List<PartyTruth> parties,
        Choice ctrlParty,
        List<String> joinedBy,
        List<LeaveTruth> leaves,
        List<BusyTruth> busy) {

    public Truth {
        callIds = List.copyOf(callIds);
        parties = List.copyOf(parties);
        joinedBy = List.copyOf(joinedBy);
        leaves = List.copyOf(leaves);
        busy = List.copyOf(busy);
    }

    /** The party of that name. */
    public PartyTruth party(String device) {
        return parties.stream()
                .filter(party -> party.device().equals(device))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(device + " took no part in story " + story));
    }

    /** What the call is, in a few words. */
    public String title() {
        return "story " + story + " (" + variant + ") on " + profile + ", call " + String.join(", ", callIds);
    }
}
