package org.onhook.api.tlib;

/** The T-Library events that this connector distributes, with their message numbers. */
public enum TEventType {
    ERROR("EventError", 52),
    QUEUED("EventQueued", 57),
    DIVERTED("EventDiverted", 58),
    ABANDONED("EventAbandoned", 59),
    RINGING("EventRinging", 60),
    DIALING("EventDialing", 61),
    NETWORK_REACHED("EventNetworkReached", 62),
    DESTINATION_BUSY("EventDestinationBusy", 63),
    ESTABLISHED("EventEstablished", 64),
    RELEASED("EventReleased", 65),
    HELD("EventHeld", 66),
    RETRIEVED("EventRetrieved", 67),
    PARTY_CHANGED("EventPartyChanged", 68),
    PARTY_ADDED("EventPartyAdded", 69),
    PARTY_DELETED("EventPartyDeleted", 70),
    OFF_HOOK("EventOffHook", 86),
    ON_HOOK("EventOnHook", 87),
    LINK_DISCONNECTED("EventLinkDisconnected", 94),
    LINK_CONNECTED("EventLinkConnected", 95),
    ACK("EventACK", 138),
    DN_OUT_OF_SERVICE("EventDNOutOfService", 147),
    DN_BACK_IN_SERVICE("EventDNBackInService", 148),
    CALL_CREATED("EventCallCreated", 160),
    CALL_DATA_CHANGED("EventCallDataChanged", 161),
    CALL_DELETED("EventCallDeleted", 162),
    CALL_PARTY_ADDED("EventCallPartyAdded", 163),
    CALL_PARTY_STATE("EventCallPartyState", 164),
    CALL_PARTY_MOVED("EventCallPartyMoved", 165),
    CALL_PARTY_DELETED("EventCallPartyDeleted", 166);

    private final String eventName;
    private final int id;

    TEventType(String eventName, int id) {
        this.eventName = eventName;
        this.id = id;
    }

    /** The name, such as {@code EventReleased}. */
    public String eventName() {
        return eventName;
    }

    /** The T-Library message number, such as 65. */
    public int id() {
        return id;
    }

    /** Whether the event is about a call rather than a DN (message numbers 160 to 166). */
    public boolean isCallBased() {
        return id >= CALL_CREATED.id && id <= CALL_PARTY_DELETED.id;
    }
}
