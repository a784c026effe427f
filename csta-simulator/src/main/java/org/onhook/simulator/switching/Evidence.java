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
                || stateLeftBehindIsTold && !mayNameAnother() && someoneElseIsMonitored(live, initiator);
        return told ? Set.of() : EnumSet.of(Leeway.UNKNOWN);
    }

    /** For a leg that leaves a conference. */
    Set<Leeway> ofLeaving(SimCall call, Leg leaving, Initiator initiator, EventCause cause) {
        List<Leg> others = call.others(leaving);
        if (others.size() < 2) {
            return ofRelease(call.present(), initiator, cause, true);
        }
        if (floor.unsettled() && !releaserIsNamed(initiator)) {
            return EnumSet.of(Leeway.UNKNOWN, Leeway.REMOTE);
        }
        boolean staySeen = releaserIsNamed(initiator)
                || call.isControlledBy(leaving.device())
                || floor.behaviour().known() && floor.behaviour().clears().tellEveryLeg()
                || others.stream().anyMatch(leg -> floor.monitored(leg.device()));
        boolean allSeen = call.present().stream().allMatch(leg -> floor.monitored(leg.device()));
        return staySeen && (allSeen || !mayNameAnother()) ? Set.of() : EnumSet.of(Leeway.UNKNOWN);
    }

    /** Whether anything but the consequences is told of the controller's leaving. */
    boolean isSeenLeaving(Device controller) {
        return floor.behaviour().clears().tellEveryLeg() && !mayNameAnother() || floor.monitored(controller);
    }

    /** For the others, when the controller ends a conference for all. */
    Set<Leeway> ofEndingForAll(Device controller) {
        if (releaserIsNamed(Initiator.party(controller))) {
            return Set.of();
        }
        if (!isSeenLeaving(controller)) {
            return EnumSet.allOf(Leeway.class);
        }
        return floor.behaviour().endingKnown() && floor.behaviour().endsWithController()
                ? Set.of()
                : EnumSet.of(Leeway.UNKNOWN);
    }

    boolean releaserIsNamed(Initiator initiator) {
        return floor.behaviour().known()
                && floor.behaviour().reading() == Reading.RELEASER
                && !initiator.named().isEmpty();
    }

    /** A connector that has to learn the reading may take a switch that names the monitored device for one that names it. */
    private boolean mayNameAnother() {
        return !floor.behaviour().known() && floor.behaviour().reading() == Reading.SELF;
    }

    private boolean orderIsCertain(List<Leg> live) {
        return floor.behaviour().known() && floor.behaviour().clears().tellEveryLeg()
                || live.stream().allMatch(leg -> floor.monitored(leg.device()));
    }

    private boolean someoneElseIsMonitored(List<Leg> live, Initiator initiator) {
        return live.stream().anyMatch(leg -> !initiator.includes(leg.device()) && floor.monitored(leg.device()));
    }
}
