package org.onhook.recorder.format;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.Report;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.request.TError;

/** The kinds of call events by their names in a recording; how each is written stands beside how it is read. */
final class EventKinds {

    private interface Write<E> {
        void to(FieldWriter out, E event) throws IOException;
    }

    private interface Read<E> {
        E from(Fields in) throws BadLine;
    }

    private interface ReadOnCall<E> {
        E from(Fields in, Report report, ConnectionId connection) throws BadLine;
    }

    private record Kind<E extends CallEvent>(String name, Class<E> type, Write<E> write, Read<E> read) {

        void write(FieldWriter out, CallEvent event) throws IOException {
            write.to(out, type.cast(event));
        }
    }

    private static final String CALLING = "calling";
    private static final String CALLED = "called";
    private static final String REDIRECTION = "lastRedirection";
    private static final String NETWORK_INTERFACE = "networkInterface";
    private static final String SECONDARY = "secondary";
    private static final String MICROS = "micros";
    private static final String DN = "dn";
    private static final String CAUSE = "cause";
    private static final String REASON = "reason";
    private static final String REFERENCE = "reference";

    private final Map<String, Kind<?>> byName = new HashMap<>();
    private final Map<Class<?>, Kind<?>> byType = new HashMap<>();

    EventKinds() {
        addProgress();
        addFailures();
        addJoins();
        addClears();
        addDevices();
        addLinks();
        addRequests();
    }

    private void addProgress() {
        addOnCall(
                "ServiceInitiated",
                CallEvent.ServiceInitiated.class,
                (out, event) ->
                        out.device("initiating", event.initiatingDevice()).device(CALLED, event.calledDevice()),
                (in, report, connection) ->
                        new CallEvent.ServiceInitiated(report, connection, in.device("initiating"), in.device(CALLED)));
        addOnCall(
                "Originated",
                CallEvent.Originated.class,
                (out, event) -> out.device(CALLING, event.callingDevice()).device(CALLED, event.calledDevice()),
                (in, report, connection) ->
                        new CallEvent.Originated(report, connection, in.device(CALLING), in.device(CALLED)));
        addOnCall(
                "Delivered",
                CallEvent.Delivered.class,
                (out, event) -> out.device("alerting", event.alertingDevice())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice())
                        .device(REDIRECTION, event.lastRedirectionDevice())
                        .connection(NETWORK_INTERFACE, event.networkInterface()),
                (in, report, connection) -> new CallEvent.Delivered(
                        report,
                        connection,
                        in.device("alerting"),
                        in.device(CALLING),
                        in.device(CALLED),
                        in.device(REDIRECTION),
                        in.connection(NETWORK_INTERFACE)));
        addOnCall(
                "Established",
                CallEvent.Established.class,
                (out, event) -> out.device("answering", event.answeringDevice())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice())
                        .device(REDIRECTION, event.lastRedirectionDevice())
                        .connection(NETWORK_INTERFACE, event.networkInterface()),
                (in, report, connection) -> new CallEvent.Established(
                        report,
                        connection,
                        in.device("answering"),
                        in.device(CALLING),
                        in.device(CALLED),
                        in.device(REDIRECTION),
                        in.connection(NETWORK_INTERFACE)));
        addOnCall(
                "Held",
                CallEvent.Held.class,
                (out, event) -> out.device("holding", event.holdingDevice()),
                (in, report, connection) -> new CallEvent.Held(report, connection, in.device("holding")));
        addOnCall(
                "Retrieved",
                CallEvent.Retrieved.class,
                (out, event) -> out.device("retrieving", event.retrievingDevice()),
                (in, report, connection) -> new CallEvent.Retrieved(report, connection, in.device("retrieving")));
        addOnCall(
                "Queued",
                CallEvent.Queued.class,
                (out, event) -> out.device("queue", event.queue())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice())
                        .device(REDIRECTION, event.lastRedirectionDevice()),
                (in, report, connection) -> new CallEvent.Queued(
                        report,
                        connection,
                        in.device("queue"),
                        in.device(CALLING),
                        in.device(CALLED),
                        in.device(REDIRECTION)));
        addOnCall(
                "Diverted",
                CallEvent.Diverted.class,
                (out, event) -> out.device("diverting", event.divertingDevice())
                        .device("newDestination", event.newDestination())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice()),
                (in, report, connection) -> new CallEvent.Diverted(
                        report,
                        connection,
                        in.device("diverting"),
                        in.device("newDestination"),
                        in.device(CALLING),
                        in.device(CALLED)));
    }

    private void addFailures() {
        addOnCall(
                "Failed",
                CallEvent.Failed.class,
                (out, event) -> out.device("failing", event.failingDevice())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice()),
                (in, report, connection) -> new CallEvent.Failed(
                        report, connection, in.device("failing"), in.device(CALLING), in.device(CALLED)));
        addOnCall(
                "NetworkReached",
                CallEvent.NetworkReached.class,
                (out, event) -> out.device(NETWORK_INTERFACE, event.networkInterface())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice()),
                (in, report, connection) -> new CallEvent.NetworkReached(
                        report, connection, in.device(NETWORK_INTERFACE), in.device(CALLING), in.device(CALLED)));
    }

    private void addJoins() {
        addOnCall(
                "Conferenced",
                CallEvent.Conferenced.class,
                (out, event) -> out.connection(SECONDARY, event.secondaryOldCall())
                        .device("conferencing", event.conferencingDevice())
                        .device("added", event.addedParty())
                        .connectionList(event.connections()),
                (in, report, connection) -> new CallEvent.Conferenced(
                        report,
                        connection,
                        in.connection(SECONDARY),
                        in.device("conferencing"),
                        in.device("added"),
                        in.connectionList()));
        addOnCall(
                "Transferred",
                CallEvent.Transferred.class,
                (out, event) -> out.connection(SECONDARY, event.secondaryOldCall())
                        .device("transferring", event.transferringDevice())
                        .device("transferredTo", event.transferredToDevice())
                        .connectionList(event.connections()),
                (in, report, connection) -> new CallEvent.Transferred(
                        report,
                        connection,
                        in.connection(SECONDARY),
                        in.device("transferring"),
                        in.device("transferredTo"),
                        in.connectionList()));
    }

    private void addClears() {
        addOnCall(
                "ConnectionCleared",
                CallEvent.ConnectionCleared.class,
                (out, event) -> out.device("releasing", event.releasingDevice()),
                (in, report, connection) ->
                        new CallEvent.ConnectionCleared(report, connection, in.device("releasing")));
        addOnCall(
                "CallCleared",
                CallEvent.CallCleared.class,
                (out, event) -> {},
                (in, report, connection) -> new CallEvent.CallCleared(report, connection));
        addOnCall(
                "Noted",
                CallEvent.Noted.class,
                (out, event) -> out.text("kind", event.kind()).text("text", event.text()),
                (in, report, connection) -> new CallEvent.Noted(report, connection, in.text("kind"), in.text("text")));
    }

    private void addDevices() {
        add(
                "OutOfService",
                CallEvent.OutOfService.class,
                (out, event) -> at(out, event).text(DN, event.dn()).cause(CAUSE, event.cause()),
                in -> new CallEvent.OutOfService(in.number(MICROS), in.text(DN), in.cause(CAUSE)));
        add(
                "BackInService",
                CallEvent.BackInService.class,
                (out, event) -> at(out, event).text(DN, event.dn()).cause(CAUSE, event.cause()),
                in -> new CallEvent.BackInService(in.number(MICROS), in.text(DN), in.cause(CAUSE)));
        add(
                "MonitorStarted",
                CallEvent.MonitorStarted.class,
                (out, event) -> at(out, event).text(DN, event.dn()),
                in -> new CallEvent.MonitorStarted(in.number(MICROS), in.text(DN)));
        add(
                "MonitorStopped",
                CallEvent.MonitorStopped.class,
                (out, event) -> at(out, event).text(DN, event.dn()).text(REASON, event.reason()),
                in -> new CallEvent.MonitorStopped(in.number(MICROS), in.text(DN), in.text(REASON)));
        add(
                "DeviceSnapshot",
                CallEvent.DeviceSnapshot.class,
                (out, event) -> at(out, event).text(DN, event.dn()).snapshot(event.connections()),
                in -> new CallEvent.DeviceSnapshot(in.number(MICROS), in.text(DN), in.snapshot()));
        add(
                "CallSnapshot",
                CallEvent.CallSnapshot.class,
                (out, event) -> at(out, event)
                        .text("call", event.callId())
                        .device(CALLING, event.callingDevice())
                        .device(CALLED, event.calledDevice())
                        .snapshot(event.connections()),
                in -> new CallEvent.CallSnapshot(
                        in.number(MICROS), in.text("call"), in.device(CALLING), in.device(CALLED), in.snapshot()));
    }

    private void addLinks() {
        add(
                "LinkConfigured",
                CallEvent.LinkConfigured.class,
                (out, event) -> traits(at(out, event), event.traits()),
                in -> new CallEvent.LinkConfigured(in.number(MICROS), traits(in)));
        add("LinkUp", CallEvent.LinkUp.class, EventKinds::at, in -> new CallEvent.LinkUp(in.number(MICROS)));
        add(
                "LinkDown",
                CallEvent.LinkDown.class,
                (out, event) -> at(out, event).text(REASON, event.reason()),
                in -> new CallEvent.LinkDown(in.number(MICROS), in.text(REASON)));
        add(
                "MessagesLost",
                CallEvent.MessagesLost.class,
                EventKinds::at,
                in -> new CallEvent.MessagesLost(in.number(MICROS)));
        add(
                "LaneStood",
                CallEvent.LaneStood.class,
                (out, event) -> out.number(MICROS, event.micros()).number("duration", event.duration()),
                in -> new CallEvent.LaneStood(in.number(MICROS), in.number("duration")));
        add(
                "TimePassed",
                CallEvent.TimePassed.class,
                EventKinds::at,
                in -> new CallEvent.TimePassed(in.number(MICROS)));
    }

    private void addRequests() {
        add(
                "RequestMade",
                CallEvent.RequestMade.class,
                (out, event) ->
                        at(out, event).number(REFERENCE, event.referenceId()).request(event.request()),
                in -> new CallEvent.RequestMade(in.number(MICROS), in.number(REFERENCE), in.request()));
        add(
                "RequestConfirmed",
                CallEvent.RequestConfirmed.class,
                (out, event) -> at(out, event)
                        .number(REFERENCE, event.referenceId())
                        .connection("initiated", event.initiated()),
                in -> new CallEvent.RequestConfirmed(
                        in.number(MICROS), in.number(REFERENCE), in.connection("initiated")));
        add(
                "RequestFailed",
                CallEvent.RequestFailed.class,
                (out, event) -> at(out, event)
                        .number(REFERENCE, event.referenceId())
                        .constant("error", event.error())
                        .text("text", event.text()),
                in -> new CallEvent.RequestFailed(
                        in.number(MICROS), in.number(REFERENCE), in.constant("error", TError.class), in.text("text")));
    }

    private static FieldWriter at(FieldWriter out, CallEvent event) throws IOException {
        return out.number(MICROS, event.micros());
    }

    private static void traits(FieldWriter out, SwitchTraits traits) throws IOException {
        out.text("profile", traits.profile());
        if (traits.reading().isPresent()) {
            out.constant("reading", traits.reading().get());
        }
        out.constant("clears", traits.clears()).constant("conferenceEnding", traits.conferenceEnding());
    }

    private static SwitchTraits traits(Fields in) throws BadLine {
        return new SwitchTraits(
                in.text("profile"),
                in.has("reading")
                        ? Optional.of(in.constant("reading", ReleasingDeviceReading.class))
                        : Optional.empty(),
                in.constant("clears", ClearPattern.class),
                in.constant("conferenceEnding", ConferenceEnding.class));
    }

    private <E extends CallEvent.OnCall> void addOnCall(
            String name, Class<E> type, Write<E> write, ReadOnCall<E> read) {
        add(
                name,
                type,
                (out, event) -> {
                    out.report(event.report()).connection("connection", event.connection());
                    write.to(out, event);
                },
                in -> read.from(in, in.report(), in.connection("connection")));
    }

    private <E extends CallEvent> void add(String name, Class<E> type, Write<E> write, Read<E> read) {
        Kind<E> kind = new Kind<>(name, type, write, read);
        byName.put(name, kind);
        byType.put(type, kind);
    }

    /**
     * Makes sure that the event can be written.
     *
     * @throws IllegalArgumentException if its kind is not here, as that of a later version of the vocabulary may not be
     */
    void require(CallEvent event) {
        if (!byType.containsKey(event.getClass())) {
            throw new IllegalArgumentException("no such kind of event can be recorded: " + event);
        }
    }

    /** Writes the name of an event's kind, under {@code name}, and its fields. */
    void write(String name, FieldWriter out, CallEvent event) throws IOException {
        Kind<?> kind = byType.get(event.getClass());
        out.name(name, kind.name());
        kind.write(out, event);
    }

    /** Reads an event of the kind that the field {@code name} says. */
    CallEvent read(String name, Fields in) throws BadLine {
        Kind<?> kind = byName.get(in.text(name));
        if (kind == null) {
            throw new BadLine("the kind of event '" + in.text(name) + "' is not known");
        }
        return kind.read().from(in);
    }
}
