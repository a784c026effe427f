package org.onhook.csta.message;

/** The events that call tracking needs (ECMA-323, "Call control events" and "Device maintenance events"). */
public enum EventKind {
    SERVICE_INITIATED("ServiceInitiatedEvent"),
    ORIGINATED("OriginatedEvent"),
    DELIVERED("DeliveredEvent"),
    ESTABLISHED("EstablishedEvent"),
    HELD("HeldEvent"),
    RETRIEVED("RetrievedEvent"),
    QUEUED("QueuedEvent"),
    DIVERTED("DivertedEvent"),
    FAILED("FailedEvent"),
    CONFERENCED("ConferencedEvent"),
    TRANSFERRED("TransferedEvent"),
    NETWORK_REACHED("NetworkReachedEvent"),
    CONNECTION_CLEARED("ConnectionClearedEvent"),
    CALL_CLEARED("CallClearedEvent"),
    OUT_OF_SERVICE("OutOfServiceEvent"),
    BACK_IN_SERVICE("BackInServiceEvent");

    private final String element;

    EventKind(String element) {
        this.element = element;
    }

    /** The name of its element. */
    public String element() {
        return element;
    }
}
