package org.onhook.csta.message;

import java.util.List;
import java.util.OptionalInt;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.SnapshotConnection;

/** One message from a switch, as far as the link needs it. */
public sealed interface CstaMessage {

    /** What the switch says of its own accord, requests of its own included. */
    sealed interface Notice extends CstaMessage {
        void handTo(NoticeHandler handler);
    }

    /** What the switch says because it was asked. */
    sealed interface Answer extends CstaMessage {}

    /**
     * An event on a monitor.
     *
     * @param fields valid as long as {@link CstaReader#read} says
     */
    record Event(EventFields fields) implements CstaMessage {}

    /** MonitorStop. */
    record MonitorEnded(String crossRef) implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.monitorEnded(crossRef);
        }
    }

    /**
     * SystemStatus; it wants an answer.
     *
     * @param value such as {@code normal} or {@code messagesLost}; empty if there is none
     */
    record StatusReported(String value) implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.statusReported(value);
        }
    }

    /** RequestSystemStatus; it wants an answer. */
    record StatusRequested() implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.statusRequested();
        }
    }

    /** ApplicationSessionTerminated, or ResetApplicationSessionTimerNegResponse: there is no session any more. */
    record SessionEnded(String reason) implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.sessionEnded(reason);
        }
    }

    /**
     * SnapshotDeviceData or SnapshotCallData: a part of an answer that did not fit into one message. It wants no answer.
     *
     * @param serviceCrossRef tells which answer it belongs to
     */
    record SnapshotSegment(String serviceCrossRef, boolean last, List<SnapshotConnection> connections)
            implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.snapshotSegment(this);
        }
    }

    /** MonitorStartResponse. */
    record MonitorGranted(String crossRef) implements Answer {}

    /**
     * SnapshotDeviceResponse.
     *
     * @param serviceCrossRef where the connections follow in segments, what tells them; else empty
     * @param connections their devices are those of {@code endpointDevice}, which is seldom there
     */
    record DeviceSnapshotGiven(String serviceCrossRef, List<SnapshotConnection> connections) implements Answer {}

    /**
     * SnapshotCallResponse.
     *
     * @param serviceCrossRef where the connections follow in segments, what tells them; else empty
     */
    record CallSnapshotGiven(
            String serviceCrossRef, DeviceId callingDevice, DeviceId calledDevice, List<SnapshotConnection> connections)
            implements Answer {}

    /** RequestSystemStatusResponse. */
    record StatusAnswered(String value) implements Answer {}

    /**
     * MakeCallResponse, ConsultationCallResponse.
     *
     * @param connection the connection of the device in the call that it began; {@link ConnectionId#NONE} if that is not said
     */
    record CallBegun(ConnectionId connection) implements Answer {}

    /** SystemRegisterResponse. */
    record Registered() implements Answer {}

    /**
     * StartApplicationSessionPosResponse.
     *
     * @param protocolVersion the edition that the switch chose; empty if it did not say
     * @param seconds how long the session lasts unless it is renewed; empty if for ever
     */
    record SessionGranted(String sessionId, String protocolVersion, OptionalInt seconds) implements Answer {}

    /** StartApplicationSessionNegResponse. */
    record SessionRefused(String reason) implements Answer {}

    /** ResetApplicationSessionTimerPosResponse. */
    record SessionRenewed(OptionalInt seconds) implements Answer {}

    /**
     * CSTAErrorCode, and other forms of a negative answer.
     *
     * @param reason such as {@code operation invalidDeviceID}
     * @param passing whether it may be granted later: it was for want of resources
     * @param ofSubject whether it was for what the request is about, such as a device that does not exist or a call that
     *     has ended; a request of that kind about another one may be granted
     */
    record Refused(String reason, boolean passing, boolean ofSubject) implements Answer {}

    /** Anything else; it may be an answer. */
    record Other(String name) implements Answer {}

    /** Takes notices, kind by kind. */
    interface NoticeHandler {
        void monitorEnded(String crossRef);

        void statusReported(String value);

        void statusRequested();

        void sessionEnded(String reason);

        void snapshotSegment(SnapshotSegment segment);
    }
}
