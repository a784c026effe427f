package org.onhook.tracking.attribution;

import org.onhook.api.call.EventCause;

/** What a cause on a clear or a failure says about who is behind it (attribution.md section 3, item 2). */
public enum CauseClass {
    /** Says nothing against a person: normal clearing, no cause, an unknown cause, or a cause of failing to connect. */
    OPEN,
    /** A feature took the leg out of the call; it was not released. */
    FEATURE,
    /** A timer, a lack of resources, a fault or maintenance: the switch, never a person. */
    SWITCH;

    /** The class of a cause. */
    public static CauseClass of(EventCause cause) {
        return switch (cause) {
            case TRANSFER,
                    SINGLE_STEP_TRANSFER,
                    CONFERENCE,
                    SINGLE_STEP_CONFERENCE,
                    JOIN_CALL,
                    CALL_FORWARD,
                    CALL_FORWARD_IMMEDIATE,
                    CALL_FORWARD_BUSY,
                    CALL_FORWARD_NO_ANSWER,
                    REDIRECTED,
                    DISTRIBUTED,
                    ENTERING_DISTRIBUTION,
                    CALL_PICKUP,
                    PARK,
                    CAMP_ON,
                    CAMP_ON_TRUNKS,
                    CALL_BACK,
                    RECALL,
                    RECALL_BUSY,
                    RECALL_FORWARDED,
                    RECALL_NO_ANSWER,
                    RECALL_RESOURCES_NOT_AVAILABLE,
                    OVERRIDE,
                    INTRUDE,
                    PATH_REPLACEMENT,
                    ACD_FORWARD,
                    ACD_BUSY,
                    OVERFLOW,
                    BUSY_OVERFLOW,
                    CALENDAR_OVERFLOW,
                    CAPACITY_OVERFLOW,
                    UNKNOWN_OVERFLOW,
                    CALL_INTERCEPTION,
                    CALL_INTERCEPTION_BUSY,
                    CALL_INTERCEPTION_FORWARDED,
                    CALL_INTERCEPTION_NO_ANSWER,
                    CALL_INTERCEPTION_RESOURCES_NOT_AVAILABLE,
                    // Seen on clears that Avaya sends when a line is put on hold.
                    CONSULTATION,
                    ALTERNATE -> FEATURE;
            case CALL_NOT_ANSWERED,
                    ALERT_TIME_EXPIRED,
                    TIMEOUT,
                    MAX_TIMEOUT,
                    DURATION_EXCEEDED,
                    MESSAGE_DURATION_EXCEEDED,
                    INTERDIGIT_TIMEOUT,
                    QUEUE_TIME_OVERFLOW,
                    DISTRIBUTION_DELAY,
                    RESOURCES_NOT_AVAILABLE,
                    TRUNKS_BUSY,
                    SELECTED_TRUNK_BUSY,
                    NO_AVAILABLE_AGENTS,
                    ACD_SATURATED,
                    RESERVED,
                    NO_QUEUE,
                    EMPTY_QUEUE,
                    QUEUE_CLEARED,
                    NOT_AVAILABLE_BEARER_SERVICE,
                    NETWORK_CONGESTION,
                    NETWORK_OUT_OF_ORDER,
                    NETWORK_NOT_OBTAINABLE,
                    DEST_OUT_OF_ORDER,
                    MAINTENANCE,
                    SWITCHING_FUNCTION_TERMINATED,
                    FORCED_TRANSITION,
                    SUSPEND -> SWITCH;
            default -> OPEN;
        };
    }

    /** Whether the cause is one that a plain hang-up carries: normal, normalClearing, or none. */
    public static boolean isPlain(EventCause cause) {
        return cause == EventCause.NORMAL || cause == EventCause.NORMAL_CLEARING || cause == EventCause.NONE;
    }
}
