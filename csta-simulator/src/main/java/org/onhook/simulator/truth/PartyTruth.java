package org.onhook.simulator.truth;

import java.util.List;

/**
 * A party of a call.
 *
 * @param device its number, or its trunk where it has none
 * @param monitored whether a client monitored it when the call began
 * @param ends the ends of its stays, in their order; none for a party that is not monitored
 * @param ctrlParty the right {@code CtrlParty} of its {@code EventCallPartyDeleted}
 * @param causes the right {@code Cause}s of that event; none where any is
 */
public record PartyTruth(String device, boolean monitored, List<End> ends, Choice ctrlParty, List<Integer> causes) {

    public PartyTruth {
        ends = List.copyOf(ends);
        causes = List.copyOf(causes);
    }
}
