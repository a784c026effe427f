package org.onhook.csta.message;

import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Report;

/** Makes call events of what was read. */
public final class CallEventBuilder {

    private CallEventBuilder() {}

    /**
     * @param dn the monitored device on whose monitor the event came
     * @param micros when it was received
     */
    public static CallEvent build(EventFields in, String dn, long micros) {
        return switch (in.kind) {
            case OUT_OF_SERVICE -> new CallEvent.OutOfService(micros, dn, in.cause);
            case BACK_IN_SERVICE -> new CallEvent.BackInService(micros, dn, in.cause);
            default -> onCall(in, new Report(micros, dn, in.local, in.cause, in.linkageId));
        };
    }

    private static CallEvent onCall(EventFields in, Report report) {
        return switch (in.kind) {
            case SERVICE_INITIATED -> new CallEvent.ServiceInitiated(report, in.primary, in.subject, in.called);
            case ORIGINATED -> new CallEvent.Originated(report, in.primary, in.calling, in.called);
            case DELIVERED ->
                new CallEvent.Delivered(
                        report, in.primary, in.subject, in.calling, in.called, in.lastRedirection, in.networkInterface);
            case ESTABLISHED ->
                new CallEvent.Established(
                        report, in.primary, in.subject, in.calling, in.called, in.lastRedirection, in.networkInterface);
            case HELD -> new CallEvent.Held(report, in.primary, in.subject);
            case RETRIEVED -> new CallEvent.Retrieved(report, in.primary, in.subject);
            case QUEUED ->
                new CallEvent.Queued(report, in.primary, in.subject, in.calling, in.called, in.lastRedirection);
            case DIVERTED -> new CallEvent.Diverted(report, in.primary, in.subject, in.second, in.calling, in.called);
            case FAILED -> new CallEvent.Failed(report, in.primary, in.subject, in.calling, in.called);
            case CONFERENCED ->
                new CallEvent.Conferenced(report, in.primary, in.secondary, in.subject, in.second, in.connections);
            case TRANSFERRED ->
                new CallEvent.Transferred(report, in.primary, in.secondary, in.subject, in.second, in.connections);
            case NETWORK_REACHED -> new CallEvent.NetworkReached(report, in.primary, in.subject, in.calling, in.called);
            case CONNECTION_CLEARED -> new CallEvent.ConnectionCleared(report, in.primary, in.subject);
            case CALL_CLEARED -> new CallEvent.CallCleared(report, in.primary);
            case OUT_OF_SERVICE, BACK_IN_SERVICE ->
                throw new IllegalArgumentException(in.kind + " is not an event on a call");
        };
    }
}
