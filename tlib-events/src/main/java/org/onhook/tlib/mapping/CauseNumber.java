package org.onhook.tlib.mapping;

import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.Joining;

/** The T-Library Cause of call-based events (tlib-enums.csv, Cause). A plain hang-up is EMPTY: there is no cause for it. */
final class CauseNumber {

    static final int EMPTY = 0;
    private static final int ACD = 1;
    private static final int BUSY = 2;
    private static final int NO_ANSWER = 3;
    private static final int REJECT = 4;
    private static final int FORWARD = 8;
    private static final int REDIRECT = 9;
    private static final int TRANSFER = 10;
    private static final int SINGLE_STEP_TRANSFER = 11;
    private static final int CONFERENCE = 12;

    private CauseNumber() {}

    /** Why a party left. */
    static int of(Ending ending, EventCause cause) {
        return switch (ending) {
            case RELEASED, ABANDONED -> ofRelease(cause);
            case REJECTED -> REJECT;
            case DISTRIBUTED -> ACD;
            case REDIRECTED, PICKED_UP -> REDIRECT;
            case FORWARDED -> FORWARD;
            case TRANSFERRED -> TRANSFER;
            case SINGLE_STEP_TRANSFERRED -> SINGLE_STEP_TRANSFER;
            case CONFERENCED -> CONFERENCE;
        };
    }

    /** Why two calls became one. */
    static int of(Joining joining) {
        return switch (joining) {
            case TRANSFER -> TRANSFER;
            case SINGLE_STEP_TRANSFER -> SINGLE_STEP_TRANSFER;
            case CONFERENCE -> CONFERENCE;
        };
    }

    /** Why a party came into a call, or into another state. */
    static int of(EventCause cause) {
        return switch (cause) {
            case DISTRIBUTED, ENTERING_DISTRIBUTION -> ACD;
            case CALL_FORWARD, CALL_FORWARD_IMMEDIATE, CALL_FORWARD_BUSY, CALL_FORWARD_NO_ANSWER, ACD_FORWARD ->
                FORWARD;
            case REDIRECTED, CALL_PICKUP, OVERFLOW, BUSY_OVERFLOW, QUEUE_TIME_OVERFLOW -> REDIRECT;
            case TRANSFER -> TRANSFER;
            case SINGLE_STEP_TRANSFER -> SINGLE_STEP_TRANSFER;
            case CONFERENCE, SINGLE_STEP_CONFERENCE -> CONFERENCE;
            default -> ofRelease(cause);
        };
    }

    private static int ofRelease(EventCause cause) {
        return switch (cause) {
            case BUSY -> BUSY;
            case CALL_NOT_ANSWERED, ALERT_TIME_EXPIRED -> NO_ANSWER;
            default -> EMPTY;
        };
    }
}
