package org.onhook.csta.message;

import java.util.OptionalInt;

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
     * @param fields valid until the next message is read
     */
    record Event(EventFields fields) implements Notice {
        @Override
        public void handTo(NoticeHandler handler) {
            handler.event(fields);
        }
    }

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

    /** MonitorStartResponse. */
    record MonitorGranted(String crossRef) implements Answer {}

    /** RequestSystemStatusResponse. */
    record StatusAnswered(String value) implements Answer {}

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
     */
    record Refused(String reason, boolean passing) implements Answer {}

    /** Anything else; it may be an answer. */
    record Other(String name) implements Answer {}

    /** Takes notices, kind by kind. */
    interface NoticeHandler {
        void event(EventFields fields);

        void monitorEnded(String crossRef);

        void statusReported(String value);

        void statusRequested();

        void sessionEnded(String reason);
    }
}
