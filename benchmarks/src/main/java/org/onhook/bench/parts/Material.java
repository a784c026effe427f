package org.onhook.bench.parts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onhook.api.call.CallEvent;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.CallChange;
import org.onhook.bench.traffic.CstaRecorder;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.message.BadBodyException;
import org.onhook.csta.message.CallEventBuilder;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.message.CstaReader;
import org.onhook.csta.message.EventKind;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ReaderLimits;
import org.onhook.csta.wire.FrameReader;
import org.onhook.csta.wire.FramingException;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.tlib.mapping.Draft;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.policy.BuiltInPolicies;

/** What the stages between socket and sink are given in some random traffic, stage by stage. */
final class Material {

    private static final int CALLS = 100;
    private static final long BEGIN = 1_700_000_000_000_000L;
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;
    private static final String LINK = "link";

    private final DeviceNames devices;
    private final Map<EventKind, List<byte[]>> messages = new TreeMap<>();
    private final List<Release> releases = new ArrayList<>();
    private final List<CallChange> changes = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();

    private Material(DeviceNames devices) {
        this.devices = devices;
    }

    static Material make() {
        try {
            CstaRecording recording = CstaRecorder.record(SwitchBehaviour.avayaAes(), Traffic.random(1, CALLS));
            LinkSettings settings = LinkSettings.parse(
                    LINK,
                    Map.of(
                            "host",
                            "localhost",
                            "profile",
                            recording.profile(),
                            "monitors",
                            String.join(",", recording.monitored()),
                            "internal-numbers",
                            "2xxx,5xxx"));
            Material material = new Material(new DeviceNames(settings.devices()));
            material.run(recording);
            return material;
        } catch (IOException | SettingsException | FramingException | BadBodyException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void run(CstaRecording recording) throws IOException, FramingException, BadBodyException {
        List<ReleasePolicy> policies = new ArrayList<>(List.of(new Witness(releases)));
        policies.addAll(BuiltInPolicies.inOrder());
        Attributor attributor = new Attributor(new PolicySet(policies));
        EventMapper mapper = new EventMapper(new Uuids(1));
        Tracker tracker = new Tracker(1L << 32, TrackerSettings.DEFAULT);
        List<CallEvent> events = new ArrayList<>();
        events.add(new CallEvent.LinkConfigured(
                BEGIN, BuiltInProfiles.named(recording.profile()).orElseThrow().traits()));
        recording.monitored().forEach(dn -> events.add(new CallEvent.MonitorStarted(BEGIN, dn)));
        events.add(new CallEvent.LinkUp(BEGIN));
        read(recording, events);
        for (CallEvent event : events) {
            tracker.accept(LINK, event, attributor, change -> {
                changes.add(change);
                mapper.map(change, drafts::add);
            });
        }
    }

    /** Reads all, an event a millisecond; the last decisions are made when a second has passed. */
    private void read(CstaRecording recording, List<CallEvent> events)
            throws IOException, FramingException, BadBodyException {
        CstaReader reader = reader();
        FrameReader frames = new FrameReader();
        ByteArrayInputStream in = new ByteArrayInputStream(recording.reel().pass(1));
        long now = BEGIN;
        while (frames.fill(in) > 0) {
            while (frames.next()) {
                byte[] body =
                        Arrays.copyOfRange(frames.buffer(), frames.bodyFrom(), frames.bodyFrom() + frames.bodyLength());
                now += MILLI;
                events.add(read(reader, body, now));
                EventKind kind = ((CstaMessage.Event) reader.read(body, 0, body.length))
                        .fields()
                        .kind();
                messages.computeIfAbsent(kind, key -> new ArrayList<>()).add(body);
            }
        }
        events.add(new CallEvent.TimePassed(now + SECOND));
    }

    static CallEvent read(CstaReader reader, byte[] body, long micros) throws BadBodyException {
        CstaMessage.Event event = (CstaMessage.Event) reader.read(body, 0, body.length);
        reader.find();
        return CallEventBuilder.build(event.fields(), event.fields().crossRef(), micros);
    }

    /** A reader like the one that read it. */
    CstaReader reader() {
        return new CstaReader(ReaderLimits.DEFAULT, StandardCharsets.UTF_8, devices, dn -> dn);
    }

    /** The bodies of messages of one kind. */
    List<byte[]> messages(EventKind kind) {
        return messages.getOrDefault(kind, List.of());
    }

    /** What the policies were asked. */
    List<Release> releases() {
        return releases;
    }

    /** What happened, as call tracking says it. */
    List<CallChange> changes() {
        return changes;
    }

    /** The events that came of it. */
    List<Draft> drafts() {
        return drafts;
    }

    /** A policy that notes what it is asked. */
    private record Witness(List<Release> asked) implements ReleasePolicy {

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            asked.add(release);
            return Optional.empty();
        }
    }
}
