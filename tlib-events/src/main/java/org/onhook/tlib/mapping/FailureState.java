package org.onhook.tlib.mapping;

import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.PartyState;

/**
 * The CallState of an EventDestinationBusy: why the destination could not be reached.
 *
 * <p>The causes are those of ECMA-269 Failed; the CallStates say in T-Library's terms what the caller hears. A busy or
 * do-not-disturb destination is Busy; an unanswered one NoAnswer; no trunk AllTrunksBusy; a number that cannot be dialled
 * SitInvalidnum, that nobody has SitVacant, that changed or is intercepted SitIntercept; a destination or network that
 * cannot be obtained SitNocircuit; congestion and reorder tone SitReorder; a full queue QueueFull or Overflowed. A cause
 * that says something else is SitDetected, and no cause at all SitUnknown, unless the party's state says busy.
 */
final class FailureState {

    private FailureState() {}

    static int of(EventCause cause, PartyState state) {
        return switch (cause) {
            case BUSY,
                    DO_NOT_DISTURB,
                    KEY_OPERATION_IN_USE,
                    CALL_FORWARD_BUSY,
                    CALL_INTERCEPTION_BUSY,
                    RECALL_BUSY,
                    LOCKOUT -> CallState.BUSY;
            case CALL_NOT_ANSWERED,
                    ALERT_TIME_EXPIRED,
                    CALL_FORWARD_NO_ANSWER,
                    RECALL_NO_ANSWER,
                    TIMEOUT,
                    MAX_TIMEOUT -> CallState.NO_ANSWER;
            case TRUNKS_BUSY, SELECTED_TRUNK_BUSY, CAMP_ON_TRUNKS -> CallState.ALL_TRUNKS_BUSY;
            case INVALID_NUMBER_FORMAT, BAD_URI, INTERDIGIT_TIMEOUT -> CallState.SIT_INVALID_NUMBER;
            case NUMBER_UNALLOCATED -> CallState.SIT_VACANT;
            case NUMBER_CHANGED,
                    CALL_INTERCEPTION,
                    CALL_INTERCEPTION_FORWARDED,
                    CALL_INTERCEPTION_NO_ANSWER,
                    CALL_INTERCEPTION_RESOURCES_NOT_AVAILABLE -> CallState.SIT_INTERCEPT;
            case DEST_NOT_OBTAINABLE,
                    DEST_OUT_OF_ORDER,
                    NETWORK_NOT_OBTAINABLE,
                    NETWORK_OUT_OF_ORDER,
                    INCOMPATIBLE_DESTINATION,
                    NOT_AVAILABLE_BEARER_SERVICE,
                    NOT_SUPPORTED_BEARER_SERVICE,
                    UNAUTHORISED_BEARER_SERVICE -> CallState.SIT_NO_CIRCUIT;
            case NETWORK_CONGESTION, REORDER_TONE, RESOURCES_NOT_AVAILABLE, RECALL_RESOURCES_NOT_AVAILABLE ->
                CallState.SIT_REORDER;
            case ACD_BUSY, ACD_SATURATED, BUSY_OVERFLOW, CAPACITY_OVERFLOW, NO_QUEUE -> CallState.QUEUE_FULL;
            case OVERFLOW, QUEUE_TIME_OVERFLOW, CALENDAR_OVERFLOW, UNKNOWN_OVERFLOW -> CallState.OVERFLOWED;
            case NONE, OTHER, NORMAL, NORMAL_CLEARING ->
                state == PartyState.BUSY ? CallState.BUSY : CallState.SIT_UNKNOWN;
            default -> state == PartyState.BUSY ? CallState.BUSY : CallState.SIT_DETECTED;
        };
    }
}
