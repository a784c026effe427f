package org.onhook.csta.device;

import java.util.List;

/**
 * Which devices are which.
 *
 * @param monitored the devices to monitor, each once, in their configured spelling and order
 * @param internal what tells inside from outside; empty where that is not known
 * @param trunkPrefix the digits that the switch writes before outside numbers; empty where it does not
 */
public record DeviceNumbers(List<String> monitored, List<NumberPattern> internal, String trunkPrefix) {

    public DeviceNumbers {
        monitored = List.copyOf(monitored);
        internal = List.copyOf(internal);
    }
}
