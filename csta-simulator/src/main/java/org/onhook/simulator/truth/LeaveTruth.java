package org.onhook.simulator.truth;

import java.util.List;

/**
 * A party left a conference that went on: what {@code EventPartyDeleted} is to say.
 *
 * @param party who left
 * @param by the right {@code ThirdPartyDN}
 * @param callState the right {@code CallState}
 * @param told the monitored devices that stayed
 */
public record LeaveTruth(String party, Choice by, int callState, List<String> told) {

    public LeaveTruth {
        told = List.copyOf(told);
    }
}
