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
            case SERVICE_INITIATED ->
                new CallEvent.ServiceInitiated(report, in.primary.id(), in.subject.meaning(), in.called.meaning());
            case ORIGINATED ->
                new CallEvent.Originated(report, in.primary.id(), in.calling.meaning(), in.called.meaning());
            case DELIVERED ->
                new CallEvent.Delivered(
                        report,
                        in.primary.id(),
                        in.subject.meaning(),
                        in.calling.meaning(),
                        in.called.meaning(),
                        in.lastRedirection.meaning(),
                        in.networkInterface.id());
            case ESTABLISHED ->
                new CallEvent.Established(
                        report,
                        in.primary.id(),
                        in.subject.meaning(),
                        in.calling.meaning(),
                        in.called.meaning(),
                        in.lastRedirection.meaning(),
                        in.networkInterface.id());
            case HELD -> new CallEvent.Held(report, in.primary.id(), in.subject.meaning());
            case RETRIEVED -> new CallEvent.Retrieved(report, in.primary.id(), in.subject.meaning());
            case QUEUED ->
                new CallEvent.Queued(
                        report,
                        in.primary.id(),
                        in.subject.meaning(),
                        in.calling.meaning(),
                        in.called.meaning(),
                        in.lastRedirection.meaning());
            case DIVERTED ->
                new CallEvent.Diverted(
                        report,
                        in.primary.id(),
                        in.subject.meaning(),
                        in.second.meaning(),
                        in.calling.meaning(),
                        in.called.meaning());
            case FAILED ->
                new CallEvent.Failed(
                        report, in.primary.id(), in.subject.meaning(), in.calling.meaning(), in.called.meaning());
            case CONFERENCED ->
                new CallEvent.Conferenced(
                        report,
                        in.primary.id(),
                        in.secondary.id(),
                        in.subject.meaning(),
                        in.second.meaning(),
                        in.connections);
            case TRANSFERRED ->
                new CallEvent.Transferred(
                        report,
                        in.primary.id(),
                        in.secondary.id(),
                        in.subject.meaning(),
                        in.second.meaning(),
                        in.connections);
            case NETWORK_REACHED ->
                new CallEvent.NetworkReached(
                        report, in.primary.id(), in.subject.meaning(), in.calling.meaning(), in.called.meaning());
            case CONNECTION_CLEARED -> new CallEvent.ConnectionCleared(report, in.primary.id(), in.subject.meaning());
            case CALL_CLEARED -> new CallEvent.CallCleared(report, in.primary.id());
            case OUT_OF_SERVICE, BACK_IN_SERVICE ->
                throw new IllegalArgumentException(in.kind + " is not an event on a call");
        };
    }
}
