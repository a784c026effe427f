package org.onhook.api.call;

import java.util.List;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;

/**
 * One thing that a driver reports, or the passing of time. A link's events are handled one after the other, in the order
 * in which they are delivered.
 *
 * <p>The events on a call are those of ECMA-269, clause "Call control events", with the parameters that call tracking
 * needs. A driver reports what the switch literally said; it never attributes.
 */
public sealed interface CallEvent {

    /** When it happened as the connector saw it, in microseconds since 1970-01-01T00:00Z; never less than before. */
    long micros();

    /** An event on a call, as one monitor reported it. Monitors on several devices of a call report it several times. */
    sealed interface OnCall extends CallEvent {
        Report report();

        @Override
        default long micros() {
            return report().micros();
        }

        /** The connection that the event is about, by which its call is found. */
        ConnectionId connection();
    }

    /** A device went off-hook, or is prompted to. */
    record ServiceInitiated(Report report, ConnectionId connection, DeviceId initiatingDevice, DeviceId calledDevice)
            implements OnCall {}

    /** A call attempt was made. */
    record Originated(Report report, ConnectionId connection, DeviceId callingDevice, DeviceId calledDevice)
            implements OnCall {}

    /**
     * A device is being alerted.
     *
     * @param networkInterface the connection of the trunk that the call came in by ({@code originatingNIDConnection})
     */
    record Delivered(
            Report report,
            ConnectionId connection,
            DeviceId alertingDevice,
            DeviceId callingDevice,
            DeviceId calledDevice,
            DeviceId lastRedirectionDevice,
            ConnectionId networkInterface)
            implements OnCall {}

    /** A device answered, or was connected. */
    record Established(
            Report report,
            ConnectionId connection,
            DeviceId answeringDevice,
            DeviceId callingDevice,
            DeviceId calledDevice,
            DeviceId lastRedirectionDevice,
            ConnectionId networkInterface)
            implements OnCall {}

    record Held(Report report, ConnectionId connection, DeviceId holdingDevice) implements OnCall {}

    record Retrieved(Report report, ConnectionId connection, DeviceId retrievingDevice) implements OnCall {}

    record Queued(
            Report report,
            ConnectionId connection,
            DeviceId queue,
            DeviceId callingDevice,
            DeviceId calledDevice,
            DeviceId lastRedirectionDevice)
            implements OnCall {}

    /** The call left a device for another one; that device's part in it is over. */
    record Diverted(
            Report report,
            ConnectionId connection,
            DeviceId divertingDevice,
            DeviceId newDestination,
            DeviceId callingDevice,
            DeviceId calledDevice)
            implements OnCall {}

    /** The call cannot be completed, or the device is left listening to tone. */
    record Failed(
            Report report,
            ConnectionId connection,
            DeviceId failingDevice,
            DeviceId callingDevice,
            DeviceId calledDevice)
            implements OnCall {}

    /** The call left for a network that may report nothing further. */
    record NetworkReached(
            Report report,
            ConnectionId connection,
            DeviceId networkInterface,
            DeviceId callingDevice,
            DeviceId calledDevice)
            implements OnCall {}

    /**
     * Two calls were joined, or a device was added to one.
     *
     * @param connection the primary old call
     * @param secondaryOldCall the call that was joined to it, {@link ConnectionId#NONE} where there was none
     * @param connections the connections of the resulting call; may be empty
     */
    record Conferenced(
            Report report,
            ConnectionId connection,
            ConnectionId secondaryOldCall,
            DeviceId conferencingDevice,
            DeviceId addedParty,
            List<ConnectionListItem> connections)
            implements OnCall {
        public Conferenced {
            connections = List.copyOf(connections);
        }
    }

    /**
     * A device handed its part in a call to another one ({@code TransferedEvent}, with one r, on the wire).
     *
     * @param connection the primary old call
     * @param secondaryOldCall the consultation call, {@link ConnectionId#NONE} in a single-step transfer
     * @param connections the connections of the resulting call; may be empty
     */
    record Transferred(
            Report report,
            ConnectionId connection,
            ConnectionId secondaryOldCall,
            DeviceId transferringDevice,
            DeviceId transferredToDevice,
            List<ConnectionListItem> connections)
            implements OnCall {
        public Transferred {
            connections = List.copyOf(connections);
        }
    }

    /**
     * A leg left the call.
     *
     * @param connection the dropped connection
     * @param releasingDevice what it says depends on the switch: see {@link ReleasingDeviceReading}
     */
    record ConnectionCleared(Report report, ConnectionId connection, DeviceId releasingDevice) implements OnCall {}

    /** The whole call is over. It never says who released it. */
    record CallCleared(Report report, ConnectionId connection) implements OnCall {}

    /**
     * The switch said something of a leg that is no event of this vocabulary, and that may tell why the leg ends. It is kept
     * with the leg for policies that know its kind; nothing else reads it.
     *
     * @param kind what it is, in words of the driver that reports it, such as {@code asterisk.hangup-request}
     * @param text what the switch said
     */
    record Noted(Report report, ConnectionId connection, String kind, String text) implements OnCall {}

    /** The device cannot be used any more. */
    record OutOfService(long micros, String dn, Cause cause) implements CallEvent {}

    record BackInService(long micros, String dn, Cause cause) implements CallEvent {}

    /** From now on the switch reports the events of this device. {@code dn} has its configured spelling. */
    record MonitorStarted(long micros, String dn) implements CallEvent {}

    /**
     * What the switch answered when asked for the calls of a device (ECMA-269, SnapshotDevice): these connections and no
     * others are at the device. Delivered in order with the events, as of the moment of the answer.
     *
     * @param dn the monitored device, in its configured spelling
     */
    record DeviceSnapshot(long micros, String dn, List<SnapshotConnection> connections) implements CallEvent {
        public DeviceSnapshot {
            connections = List.copyOf(connections);
        }
    }

    /**
     * What the switch answered when asked for the parties of a call (ECMA-269, SnapshotCall): these connections and no others
     * are in the call. Delivered in order with the events, as of the moment of the answer.
     *
     * @param callId the call, as in {@link ConnectionId#callId}
     * @param callingDevice who called, where the answer says so
     * @param calledDevice who was called, where the answer says so
     */
    record CallSnapshot(
            long micros,
            String callId,
            DeviceId callingDevice,
            DeviceId calledDevice,
            List<SnapshotConnection> connections)
            implements CallEvent {
        public CallSnapshot {
            connections = List.copyOf(connections);
        }
    }

    /** From now on the switch no longer reports the events of this device. */
    record MonitorStopped(long micros, String dn, String reason) implements CallEvent {}

    /** How the switch behind the link is to be read; sent before anything else, and again when it changes. */
    record LinkConfigured(long micros, SwitchTraits traits) implements CallEvent {}

    record LinkUp(long micros) implements CallEvent {}

    /** Events may go unseen from here on, until the link is up and the monitors are started again. */
    record LinkDown(long micros, String reason) implements CallEvent {}

    /** The switch says that it could not report everything (ECMA-323, SystemStatus {@code messagesLost}). */
    record MessagesLost(long micros) implements CallEvent {}

    /**
     * A request of a client goes to the switch over this link. No driver reports this: whoever makes the request says so, before
     * the link gets it.
     *
     * @param referenceId the request's {@code ReferenceID}
     */
    record RequestMade(long micros, long referenceId, TRequest request) implements CallEvent {}

    /**
     * The switch answered a request positively.
     *
     * @param initiated the connection of the call that the answer says it began (ECMA-269, MakeCall and ConsultationCall); else
     *     {@link ConnectionId#NONE}
     */
    record RequestConfirmed(long micros, long referenceId, ConnectionId initiated) implements CallEvent {}

    /**
     * The switch refused a request, or it could not be sent.
     *
     * @param text what the switch wrote, or why it was not sent, for a person
     */
    record RequestFailed(long micros, long referenceId, TError error, String text) implements CallEvent {}

    /**
     * For so long until now nothing was read from any link, though there may have been something to read: the lane waited for a
     * sink, or was exchanged, or the machine stood. What the switch reported meanwhile is read now, in one go, so that nobody
     * knows when it happened; bounded waits do not run on during that time. No driver reports this.
     *
     * @param duration in microseconds
     */
    record LaneStood(long micros, long duration) implements CallEvent {}

    /** It is now at least this late. Every bounded wait runs on these, so that a recorded day can be replayed. */
    record TimePassed(long micros) implements CallEvent {}
}
