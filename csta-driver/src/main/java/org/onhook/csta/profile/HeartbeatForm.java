package org.onhook.csta.profile;

/** What is sent after a silence, to see whether the switch is still there. */
public enum HeartbeatForm {
    /** RequestSystemStatus (ECMA-323). */
    REQUEST_SYSTEM_STATUS,
    /** SystemStatus without a value, as clients of OpenScape Voice do. */
    EMPTY_SYSTEM_STATUS
}
