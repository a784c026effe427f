package org.onhook.simulator.truth;

import java.util.List;

/**
 * A call that could not be put through: what {@code EventDestinationBusy} is to say.
 *
 * @param device the caller
 * @param callStates the right {@code CallState}s; none where any is
 */
public record BusyTruth(String device, List<Integer> callStates) {

    public BusyTruth {
        callStates = List.copyOf(callStates);
    }
}
