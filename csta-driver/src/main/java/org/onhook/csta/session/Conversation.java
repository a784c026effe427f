package org.onhook.csta.session;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.message.BadBodyException;
import org.onhook.csta.message.BodyFault;
import org.onhook.csta.message.CallEventBuilder;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.message.CstaReader;
import org.onhook.csta.message.EventFields;
import org.onhook.csta.message.SnapshotEvents;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.csta.wire.FrameReader;
import org.onhook.csta.wire.FrameWriter;
import org.onhook.csta.wire.FramingException;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkCounters;
import org.onhook.driver.support.link.LinkLostException;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.Protocol;
import org.onhook.driver.support.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a switch, from its session to its loss. Everything happens on the link's thread. */
final class Conversation
        implements Protocol,
                CstaMessage.NoticeHandler,
                Monitors.Owner,
                Snapshots.Owner,
                Services.Owner,
                Availability.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int LONGEST_WAIT_MILLIS = 1_000;

    private final String link;
    private final Supplier<Desired> desired;
    private final Delivery delivery;
    private final LinkState state;
    private final LinkCounters counters;
    private final LongAdder frameCount;
    private final FaultLog faults;
    private final FrameReader frames = new FrameReader();
    private final FrameWriter writer;
    private final Timers timers;
    private final Requests requests;
    private final RequestTexts texts;
    private final Session session;
    private final Monitors monitors;
    private final Snapshots snapshots;
    private final Services services;
    private final Availability availability;
    private final Heartbeat heartbeat;
    private final HeldFrames held = new HeldFrames();
    private final List<EventFields> read = new ArrayList<>(CstaReader.BURST);
    private CstaReader reader;
    private Desired applied;
    private ProfileFacts profile;
    private long heard;
    private boolean settled;
    private boolean up;
    private int refusedMonitors;

    Conversation(
            Transport transport,
            Desired first,
            Supplier<Desired> desired,
            Delivery delivery,
            LinkState state,
            FaultLog faults,
            SessionMemory memory)
            throws IOException {
        LinkSettings settings = first.settings();
        this.link = settings.name();
        this.desired = desired;
        this.delivery = delivery;
        this.state = state;
        this.counters = state.counters();
        this.frameCount = counters.counter("frames");
        this.faults = faults;
        this.applied = first;
        this.profile = first.facts().orElseThrow();
        this.writer = new FrameWriter(transport.output(), settings.session().encoding());
        this.timers = new Timers(delivery::nanos);
        this.requests = new Requests(writer, timers);
        this.texts = new RequestTexts(profile, settings.session());
        this.session =
                new Session(profile.sessionStart(), settings.session(), requests, texts, timers, memory, this::ready);
        this.monitors = new Monitors(link, this, requests, texts, timers, counters);
        this.snapshots = new Snapshots(link, this, requests, texts, timers, counters);
        this.services = new Services(this, requests, texts, counters);
        this.availability = new Availability(link, this, requests, texts, timers, counters);
        this.heartbeat = new Heartbeat(timers, requests, texts);
        this.reader = newReader(settings);
        this.heard = timers.nanos();
    }

    @Override
    public void begin() {
        heartbeat.configure(profile.heartbeat(), applied.settings().heartbeatSeconds());
        session.begin();
    }

    @Override
    public int tend() throws IOException {
        adapt();
        timers.runDue();
        writer.flush();
        return timers.millisToNext(LONGEST_WAIT_MILLIS);
    }

    @Override
    public int read(InputStream in) throws IOException {
        return frames.fill(in);
    }

    @Override
    public void take() {
        boolean first = true;
        try {
            while (!delivery.stopped() && nextFrame()) {
                if (first) {
                    first = false;
                    heard();
                }
                frameCount.increment();
                frame();
            }
        } finally {
            deliver();
        }
    }

    @Override
    public void resumed() {
        heard();
        session.resumed();
    }

    @Override
    public void end() throws IOException {
        session.end();
        writer.flush();
    }

    @Override
    public boolean wasUp() {
        return up;
    }

    private void heard() {
        heard = timers.nanos();
        heartbeat.heard();
    }

    private boolean nextFrame() {
        try {
            return frames.next();
        } catch (FramingException e) {
            counters.count("framing." + e.kind());
            throw LinkLostException.because("framing error: " + e.getMessage());
        }
    }

    private void frame() {
        if (frames.bodyLength() == 0) {
            counters.skipped("empty");
            return;
        }
        LinkSettings settings = applied.settings();
        if (frames.frameLength() > settings.limits().maxFrameBytes()) {
            faults.bad(
                    BodyFault.TOO_LARGE,
                    frames.frameLength() + " bytes, max-frame-bytes is "
                            + settings.limits().maxFrameBytes(),
                    frames::describeFrame);
            return;
        }
        message(frames.buffer(), frames.bodyFrom(), frames.bodyLength());
    }

    private void message(byte[] buffer, int from, int length) {
        CstaMessage message;
        try {
            message = reader.read(buffer, from, length);
        } catch (BadBodyException e) {
            faults.bad(e.fault(), e.getMessage(), frames::describeFrame);
            return;
        }
        if (message instanceof CstaMessage.Event event) {
            read.add(event.fields());
            if (read.size() == CstaReader.BURST) {
                deliver();
            }
            return;
        }
        deliver();
        if (message instanceof CstaMessage.Notice notice) {
            notice.handTo(this);
        } else if (message instanceof CstaMessage.Answer answer) {
            answer(answer);
        }
    }

    /** Delivers the events that were read; what they name is found together. */
    private void deliver() {
        if (read.isEmpty()) {
            return;
        }
        reader.find();
        read.forEach(this::event);
        read.clear();
    }

    private void answer(CstaMessage.Answer answer) {
        if (answer instanceof CstaMessage.Other other && !other.name().endsWith("Response")) {
            counters.skipped(other.name());
            return;
        }
        if (answer instanceof CstaMessage.StatusAnswered status) {
            availability.reported(status.value());
        }
        if (!requests.answered(frames.invokeId(), answer)) {
            counters.count("answers.unexpected");
        }
    }

    private void event(EventFields fields) {
        String dn = fields.dn();
        if (dn != null) {
            CallEvent event = CallEventBuilder.build(fields, dn, delivery.micros());
            snapshots.happened(event);
            delivery.deliver(event);
        } else if (fields.crossRef().isEmpty()) {
            counters.count("cross-ref.missing");
        } else if (!monitors.asking() || !held.add(fields.crossRef(), fields.copyOfMessage())) {
            counters.count("cross-ref.unknown");
        }
    }

    @Override
    public void monitorEnded(String crossRef) {
        requests.answer(frames.invokeId(), texts.monitorStopResponse());
        if (!monitors.ended(crossRef)) {
            counters.count("cross-ref.unknown");
        }
    }

    @Override
    public void statusReported(String value) {
        requests.answer(frames.invokeId(), texts.systemStatusResponse());
        availability.reported(value);
        session.statusReported();
    }

    @Override
    public void statusRequested() {
        requests.answer(frames.invokeId(), texts.requestSystemStatusResponse());
    }

    @Override
    public void sessionEnded(String reason) {
        throw LinkLostException.because("the switch ended the session: " + reason);
    }

    @Override
    public void eventsLost() {
        delivery.deliver(new CallEvent.MessagesLost(delivery.micros()));
        snapshots.askAll(monitors.devices());
    }

    @Override
    public void outOfService() {
        settled = false;
        snapshots.pause(true);
        snapshots.forget();
        monitors.halt();
        state.become(State.STARTING, detail());
        delivery.down(availability.detail());
    }

    @Override
    public void inService() {
        snapshots.pause(false);
        changed();
        reader.forgetMonitors();
        monitors.restart();
    }

    @Override
    public void spare(boolean overloaded) {
        monitors.pause(overloaded);
        snapshots.pause(overloaded);
    }

    @Override
    public void changed() {
        state.become(settled ? State.UP : State.STARTING, detail());
    }

    private void ready() {
        monitors.start(applied.settings().devices().monitored());
    }

    @Override
    public void monitorStarted(String dn, String crossRef) {
        delivery.monitorStarted(dn);
        for (byte[] waiting : held.take(crossRef)) {
            message(waiting, 0, waiting.length);
        }
        deliver();
        snapshots.ask(dn);
    }

    @Override
    public void snapshotSegment(CstaMessage.SnapshotSegment segment) {
        snapshots.segment(segment);
    }

    @Override
    public boolean isMonitored(String dn) {
        return monitors.runs(dn);
    }

    @Override
    public void deviceSnapshot(String dn, List<SnapshotConnection> connections) {
        delivery.deliver(SnapshotEvents.ofDevice(delivery.micros(), dn, connections));
    }

    @Override
    public void callSnapshot(
            String callId, DeviceId callingDevice, DeviceId calledDevice, List<SnapshotConnection> connections) {
        delivery.deliver(SnapshotEvents.ofCall(delivery.micros(), callId, callingDevice, calledDevice, connections));
    }

    @Override
    public void carry(SwitchRequest request) {
        services.carry(request);
    }

    @Override
    public void inquire(String dn) {
        snapshots.ask(dn);
    }

    @Override
    public void requestConfirmed(long referenceId, ConnectionId initiated) {
        delivery.deliver(new CallEvent.RequestConfirmed(delivery.micros(), referenceId, initiated));
    }

    @Override
    public void requestFailed(long referenceId, TError error, String text) {
        delivery.deliver(new CallEvent.RequestFailed(delivery.micros(), referenceId, error, text));
    }

    @Override
    public void monitorStopped(String dn, String reason) {
        reader.forgetMonitors();
        delivery.deliver(new CallEvent.MonitorStopped(delivery.tick(), dn, reason));
    }

    @Override
    public void monitorsSettled() {
        if (!settled && !availability.isOutOfService()) {
            settled = true;
            up = true;
            state.become(State.UP, detail());
            LOG.info("link {}: up, {}", link, detail());
            delivery.tick();
            delivery.up();
        }
    }

    @Override
    public void monitorsAnswered() {
        int dropped = held.clear();
        if (dropped > 0) {
            counters.count("cross-ref.unknown", dropped);
        }
    }

    @Override
    public void monitorsChanged(int wanted, int running, int refused) {
        state.monitors(wanted, running);
        if (refusedMonitors != refused) {
            refusedMonitors = refused;
            if (settled) {
                state.become(State.UP, detail());
            }
        }
    }

    @Override
    public boolean heardWithin(int millis) {
        return timers.nanos() - heard <= millis * 1_000_000L;
    }

    private String detail() {
        StringBuilder detail =
                new StringBuilder("connected to ").append(applied.settings().endpoint());
        if (!availability.detail().isEmpty()) {
            detail.append("; ").append(availability.detail());
        }
        if (refusedMonitors > 0) {
            detail.append("; monitors refused: ").append(refusedMonitors);
        }
        return detail.toString();
    }

    /** Takes over what was configured meanwhile, as far as it needs no other connection. */
    private void adapt() {
        Desired now = desired.get();
        if (now == applied) {
            return;
        }
        LinkSettings before = applied.settings();
        LinkSettings settings = now.settings();
        ProfileFacts facts = now.facts().orElse(profile);
        if (!settings.connectsLike(before) || !facts.connectsLike(profile)) {
            throw LinkLostException.toStartAgain("the configuration has changed");
        }
        boolean beatsOtherwise =
                settings.heartbeatSeconds() != before.heartbeatSeconds() || facts.heartbeat() != profile.heartbeat();
        applied = now;
        profile = facts;
        delivery.traits(new Desired(settings, java.util.Optional.of(facts)).traits());
        if (!settings.limits().equals(before.limits()) || !settings.devices().equals(before.devices())) {
            reader = newReader(settings);
        }
        if (beatsOtherwise) {
            heartbeat.configure(profile.heartbeat(), settings.heartbeatSeconds());
        }
        monitors.change(settings.devices().monitored());
    }

    private CstaReader newReader(LinkSettings settings) {
        return new CstaReader(
                settings.limits(), settings.session().encoding(), new DeviceNames(settings.devices()), monitors::dn);
    }
}
