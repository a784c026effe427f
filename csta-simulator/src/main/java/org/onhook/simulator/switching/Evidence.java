package org.onhook.simulator.switching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How much of an ending the switch gives away, and so which reports besides the right one are to be tolerated. */
final class Evidence {

    private final Floor floor;

    Evidence(Floor floor) {
        this.floor = floor;
    }

    /** For the end of a call that has two parties, or one that alerts, waits or hears tone. */
    Set<Leeway> ofRelease(List<Leg> live, Initiator initiator, EventCause cause, boolean stateLeftBehindIsTold) {
        if (floor.unsettled() && !releaserIsNamed(initiator)) {
            return EnumSet.of(Leeway.UNKNOWN, Leeway.REMOTE);
        }
        boolean told = live.size() == 1
                || cause == EventCause.CALL_CANCELLED
                || releaserIsNamed(initiator)
                || orderIsCertain(live)
                || stateLeftBehindIsTold && someoneElseIsMonitored(live, initiator);
        return told ? Set.of() : EnumSet.of(Leeway.UNKNOWN);
    }

    /** For a leg that leaves a conference. */
    Set<Leeway> ofLeaving(Initiator initiator) {
        return floor.unsettled() && !releaserIsNamed(initiator) ? EnumSet.of(Leeway.UNKNOWN, Leeway.REMOTE) : Set.of();
    }

    /** For the others, when the controller ends a conference for all. */
    Set<Leeway> ofEndingForAll(Device controller) {
        if (releaserIsNamed(Initiator.party(controller))) {
            return Set.of();
        }
        boolean controllerIsSeen = floor.behaviour().clears().tellEveryLeg() || floor.monitored(controller);
        if (!controllerIsSeen) {
            return EnumSet.allOf(Leeway.class);
        }
        return floor.behaviour().known() && floor.behaviour().endsWithController()
                ? Set.of()
                : EnumSet.of(Leeway.UNKNOWN);
    }

    boolean releaserIsNamed(Initiator initiator) {
        return floor.behaviour().known()
                && floor.behaviour().reading() == Reading.RELEASER
                && !initiator.named().isEmpty();
    }

    private boolean orderIsCertain(List<Leg> live) {
        return floor.behaviour().known() && floor.behaviour().clears().tellEveryLeg()
                || live.stream().allMatch(leg -> floor.monitored(leg.device()));
    }

    private boolean someoneElseIsMonitored(List<Leg> live, Initiator initiator) {
        return live.stream().anyMatch(leg -> !initiator.includes(leg.device()) && floor.monitored(leg.device()));
    }
}
