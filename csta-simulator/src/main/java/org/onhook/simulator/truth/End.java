package org.onhook.simulator.truth;

import java.util.List;

/**
 * One event that ends, or moves, a device's stay in a call.
 *
 * @param events the T-Library events that are right
 * @param callStates the right {@code CallState}s; none where any is
 * @param releasingParty the right {@code ReleasingParty}; {@link Choice#ABSENT} where the event carries none
 * @param optional whether it may be missing
 */
public record End(List<String> events, List<Integer> callStates, Choice releasingParty, boolean optional) {

    public static final String RELEASED = "EventReleased";
    public static final String ABANDONED = "EventAbandoned";
    public static final String DIVERTED = "EventDiverted";
    public static final String PARTY_CHANGED = "EventPartyChanged";

    public End {
        events = List.copyOf(events);
        callStates = List.copyOf(callStates);
    }

    boolean isMove() {
        return events.contains(PARTY_CHANGED);
    }
}
