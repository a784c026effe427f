package org.onhook.api.call;

/**
 * The state of the monitored device's own connection after the event (ECMA-323, {@code localConnectionInfo}). It is
 * optional on the wire.
 */
public enum LocalConnectionState {
    /** The element is missing. */
    ABSENT,
    /** The monitored device is no longer in the call. */
    NULL,
    INITIATED,
    ALERTING,
    CONNECTED,
    HOLD,
    QUEUED,
    /** The monitored device hears tone. */
    FAIL;

    /** Whether the switch says that the monitored device is still in the call. */
    public boolean saysInCall() {
        return this != ABSENT && this != NULL;
    }
}
