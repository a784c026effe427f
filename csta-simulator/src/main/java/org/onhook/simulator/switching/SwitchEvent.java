package org.onhook.simulator.switching;

import java.util.List;

/** A call event of the switch, as one monitor gets it. Field names and order: ECMA-323. */
public sealed interface SwitchEvent {

    /** The name of the event's element. */
    String element();

    /** Hands over the fields that follow {@code monitorCrossRefID}, in order. */
    void describe(EventFields fields);

    /** Who calls whom, as most events repeat it. */
    record Route(String calling, String called, String lastRedirection) {
        private void describe(EventFields fields) {
            fields.device("callingDevice", calling);
            fields.device("calledDevice", called);
            fields.redirection("lastRedirectionDevice", lastRedirection);
        }
    }

    /** A device went off-hook. */
    record ServiceInitiated(ConnectionRef connection, String device, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "ServiceInitiatedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("initiatedConnection", connection);
            fields.device("initiatingDevice", device);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device dialled. */
    record Originated(ConnectionRef connection, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "OriginatedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("originatedConnection", connection);
            fields.device("callingDevice", route.calling());
            fields.device("calledDevice", route.called());
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device rings. */
    record Delivered(ConnectionRef connection, String alerting, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "DeliveredEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("connection", connection);
            fields.device("alertingDevice", alerting);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device answered. */
    record Established(ConnectionRef connection, String answering, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "EstablishedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("establishedConnection", connection);
            fields.device("answeringDevice", answering);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device put the call on hold. */
    record Held(ConnectionRef connection, String device, LocalState local, EventCause cause) implements SwitchEvent {
        @Override
        public String element() {
            return "HeldEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("heldConnection", connection);
            fields.device("holdingDevice", device);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device took the call back from hold. */
    record Retrieved(ConnectionRef connection, String device, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "RetrievedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("retrievedConnection", connection);
            fields.device("retrievingDevice", device);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** The call waits in a queue. */
    record Queued(ConnectionRef connection, String queue, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "QueuedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("queuedConnection", connection);
            fields.device("queue", queue);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** The call went from one device to another before it was answered there. */
    record Diverted(
            ConnectionRef connection,
            String diverting,
            String newDestination,
            Route route,
            LocalState local,
            EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "DivertedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("connection", connection);
            fields.device("divertingDevice", diverting);
            fields.device("newDestination", newDestination);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A connection failed. */
    record Failed(ConnectionRef connection, String failing, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "FailedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("failedConnection", connection);
            fields.device("failingDevice", failing);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A call reached the network. */
    record NetworkReached(ConnectionRef connection, String network, Route route, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "NetworkReachedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("outboundConnection", connection);
            fields.device("networkInterfaceUsed", network);
            route.describe(fields);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** Two calls became a conference. */
    record Conferenced(
            ConnectionRef primary,
            ConnectionRef secondary,
            String conferencing,
            String added,
            List<JoinedConnection> connections,
            LocalState local)
            implements SwitchEvent {
        public Conferenced {
            connections = List.copyOf(connections);
        }

        @Override
        public String element() {
            return "ConferencedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("primaryOldCall", primary);
            fields.connection("secondaryOldCall", secondary);
            fields.device("conferencingDevice", conferencing);
            fields.device("addedParty", added);
            fields.connections("conferenceConnections", connections);
            fields.local(local);
            fields.cause(EventCause.CONFERENCE);
        }
    }

    /** A call was transferred; the element has one r in the standard. */
    record Transferred(
            ConnectionRef primary,
            List<ConnectionRef> secondary,
            String transferring,
            String transferredTo,
            List<JoinedConnection> connections,
            LocalState local,
            EventCause cause)
            implements SwitchEvent {
        public Transferred {
            secondary = List.copyOf(secondary);
            connections = List.copyOf(connections);
        }

        @Override
        public String element() {
            return "TransferedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("primaryOldCall", primary);
            secondary.forEach(call -> fields.connection("secondaryOldCall", call));
            fields.device("transferringDevice", transferring);
            fields.device("transferredToDevice", transferredTo);
            fields.connections("transferredConnections", connections);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A connection ended. */
    record ConnectionCleared(ConnectionRef dropped, String releasing, LocalState local, EventCause cause)
            implements SwitchEvent {
        @Override
        public String element() {
            return "ConnectionClearedEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.connection("droppedConnection", dropped);
            fields.device("releasingDevice", releasing);
            fields.local(local);
            fields.cause(cause);
        }
    }

    /** A device went out of service. */
    record OutOfService(String device, EventCause cause) implements SwitchEvent {
        @Override
        public String element() {
            return "OutOfServiceEvent";
        }

        @Override
        public void describe(EventFields fields) {
            fields.device("device", device);
            fields.cause(cause);
        }
    }
}
