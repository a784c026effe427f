package org.onhook.api.call;

/** What a device identifier is known to be. */
public enum DeviceKind {
    /** A number inside the switch: a monitored device, or one that the link's {@code internal-numbers} match. */
    INTERNAL_NUMBER,
    /** A number outside the switch, by the link's {@code internal-numbers}. */
    EXTERNAL_NUMBER,
    /** A number of which it is not known whether it is inside or outside. */
    NUMBER,
    /** Not a number: a trunk, a port, a dynamic device identifier. It is never reported as a party's number. */
    EQUIPMENT;

    /** Whether the identifier can be dialled, and so be reported as a number. */
    public boolean isNumber() {
        return this != EQUIPMENT;
    }
}
