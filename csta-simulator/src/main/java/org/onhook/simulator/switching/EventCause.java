package org.onhook.simulator.switching;

/** The causes that the simulator writes (ECMA-323 EventCause). */
public enum EventCause {
    ALERT_TIME_EXPIRED("alertTimeExpired"),
    BLOCKED("blocked"),
    BUSY("busy"),
    CALL_CANCELLED("callCancelled"),
    CALL_FORWARD_NO_ANSWER("callForwardNoAnswer"),
    CALL_NOT_ANSWERED("callNotAnswered"),
    CALL_PICKUP("callPickup"),
    CONFERENCE("conference"),
    CONSULTATION("consultation"),
    DESTINATION_NOT_OBTAINABLE("destNotObtainable"),
    DISTRIBUTED("distributed"),
    DO_NOT_DISTURB("doNotDisturb"),
    DURATION_EXCEEDED("durationExceeded"),
    ENTERING_DISTRIBUTION("enteringDistribution"),
    INVALID_NUMBER_FORMAT("invalidNumberFormat"),
    MAINTENANCE("maintenance"),
    MAKE_CALL("makeCall"),
    NETWORK_OUT_OF_ORDER("networkOutOfOrder"),
    NETWORK_SIGNAL("networkSignal"),
    NEW_CALL("newCall"),
    NORMAL("normal"),
    NORMAL_CLEARING("normalClearing"),
    NUMBER_UNALLOCATED("numberUnallocated"),
    QUEUE_TIME_OVERFLOW("queueTimeOverflow"),
    REDIRECTED("redirected"),
    REORDER_TONE("reorderTone"),
    SINGLE_STEP_TRANSFER("singleStepTransfer"),
    TRANSFER("transfer"),
    TRUNKS_BUSY("trunksBusy");

    private final String text;

    EventCause(String text) {
        this.text = text;
    }

    /** As it stands on the wire. */
    public String text() {
        return text;
    }
}
