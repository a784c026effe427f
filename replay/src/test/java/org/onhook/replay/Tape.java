package org.onhook.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.Report;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.recorder.format.LineWriter;
import org.onhook.recorder.format.RecordingLine;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * A recording that a test writes by hand: of one switch, osv-1, that names the releaser; 2001 and 2002 are monitored. Time goes
 * on by a second with each event.
 */
final class Tape {

    private static final long NOON = 1_769_860_800_000_000L;
    private static final long SECOND = 1_000_000;
    private static final String SWITCH = "osv-1";
    private static final SwitchTraits TRAITS = new SwitchTraits(
            "openscape-voice",
            Optional.of(ReleasingDeviceReading.RELEASER),
            ClearPattern.ONE_PER_MONITOR,
            ConferenceEnding.UNKNOWN);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LineWriter lines = new LineWriter(out);
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final Tracker tracker = new Tracker(1L << 32, TrackerSettings.DEFAULT);
    private long micros = NOON;

    /** A recording that was started when nothing was known, and was decided by these policies. */
    static Tape startedBy(String... policies) {
        return new Tape().header(1).stands().attributedBy(policies).monitored();
    }

    static Tape empty() {
        return new Tape();
    }

    Tape header(int part) {
        return line(new RecordingLine.Header(NOON, part));
    }

    /** Another recording is started. */
    Tape startedAgain() {
        return line(new RecordingLine.Header(micros, 1));
    }

    /** A line that says how things stand. */
    Tape stands() {
        StateOutput state = new StateOutput();
        tracker.write(state);
        return line(new RecordingLine.Lane(SWITCH, tracker.board().calls().size(), state.toBytes()));
    }

    Tape attributedBy(String... policies) {
        return line(new RecordingLine.Attribution(SWITCH, new AttributionInForce(List.of(policies), new TreeMap<>())));
    }

    Tape monitored() {
        return event(new CallEvent.LinkConfigured(micros, TRAITS))
                .event(new CallEvent.MonitorStarted(micros, "2001"))
                .event(new CallEvent.MonitorStarted(micros, "2002"))
                .event(new CallEvent.LinkUp(micros));
    }

    /** 2001 calls 2002, who answers. */
    Tape talk(String call) {
        ConnectionId to = new ConnectionId(call, device("2002"));
        event(new CallEvent.Originated(
                report("2001", LocalConnectionState.CONNECTED),
                new ConnectionId(call, device("2001")),
                device("2001"),
                device("2002")));
        event(new CallEvent.Delivered(
                report("2002", LocalConnectionState.ALERTING),
                to,
                device("2002"),
                device("2001"),
                device("2002"),
                DeviceId.Withheld.ABSENT,
                ConnectionId.NONE));
        return event(new CallEvent.Established(
                report("2002", LocalConnectionState.CONNECTED),
                to,
                device("2002"),
                device("2001"),
                device("2002"),
                DeviceId.Withheld.ABSENT,
                ConnectionId.NONE));
    }

    /** 2001 hangs up. */
    Tape hangUp(String call) {
        return event(clear(call, "2001")).event(clear(call, "2002")).event(new CallEvent.TimePassed(micros));
    }

    /** 2001 hangs up, and that is not recorded. */
    Tape hangUpUnrecorded(String call) {
        take(clear(call, "2001"));
        take(clear(call, "2002"));
        return this;
    }

    private CallEvent clear(String call, String dn) {
        return new CallEvent.ConnectionCleared(
                report(dn, LocalConnectionState.NULL), new ConnectionId(call, device(dn)), device("2001"));
    }

    Tape gap(long lost) {
        return line(new RecordingLine.Gap(SWITCH, lost));
    }

    Tape text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private Tape event(CallEvent event) {
        line(new RecordingLine.Event(SWITCH, event instanceof CallEvent.TimePassed ? "" : "a", event));
        take(event);
        return this;
    }

    private void take(CallEvent event) {
        tracker.accept("a", event, attributor, change -> {});
        micros += SECOND;
    }

    private Tape line(RecordingLine line) {
        try {
            lines.write(line);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report report(String dn, LocalConnectionState local) {
        return new Report(micros, dn, local, new Cause(EventCause.NORMAL_CLEARING, "normalClearing"), "");
    }

    private static DeviceId device(String number) {
        return new DeviceId.Identified(number, number, DeviceKind.INTERNAL_NUMBER);
    }

    /** Writes what there is, and goes on with an empty file. */
    Path save(Path file) throws IOException {
        Path written = Files.write(file, out.toByteArray());
        out.reset();
        return written;
    }
}
