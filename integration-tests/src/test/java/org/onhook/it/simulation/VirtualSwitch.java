package org.onhook.it.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventXml;
import org.onhook.simulator.switching.SnapshotXml;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.traffic.TrafficRun;
import org.onhook.simulator.truth.Truth;
import org.onhook.simulator.wire.Frame;

/** A simulated switch without sockets and clocks: its events are handed to whoever monitors a device at that moment. */
final class VirtualSwitch implements TrafficRun.Stage {

    private static final long MILLI = 1_000;
    private static final String ANSWER = "0001";

    private final SwitchBehaviour behaviour;
    private final VirtualTime time;
    private final Set<String> devices;
    private final ActiveCalls calls = new ActiveCalls();
    private final EventXml events;
    private final SnapshotXml snapshots;
    private final Map<String, Set<Client>> monitors = new HashMap<>();
    private long begin;
    private long stories;

    /** Where what is sent to a client goes. */
    interface Client {
        /** An event of a monitor on that device. */
        void event(String dn, byte[] frame);
    }

    /** @param devices those whose monitors are expected to be running all the time, by which the truth is told */
    VirtualSwitch(SwitchBehaviour behaviour, VirtualTime time, Set<String> devices) {
        this.behaviour = behaviour;
        this.time = time;
        this.devices = devices;
        this.events = new EventXml(behaviour);
        this.snapshots = new SnapshotXml(behaviour);
    }

    /** Plays all calls; time passes by that. */
    void play(Traffic traffic, Consumer<Truth> truths) throws InterruptedException {
        begin = time.micros();
        new TrafficRun(traffic, this, () -> false).run(truths);
    }

    // ---- what clients ask for ---------------------------------------------------------------------------------------

    void startMonitor(String dn, Client client) {
        monitors.computeIfAbsent(dn, key -> new LinkedHashSet<>()).add(client);
    }

    void stopMonitors(Client client) {
        monitors.values().forEach(clients -> clients.remove(client));
    }

    /** What SnapshotDevice is answered. */
    byte[] snapshotDevice(String dn) {
        return frame(snapshots.ofDevice(calls.of(dn), ANSWER));
    }

    /** What SnapshotCall is answered; empty if it is refused. */
    Optional<byte[]> snapshotCall(String callId) {
        return snapshots.tellsOfCalls()
                ? calls.call(callId).map(call -> frame(snapshots.ofCall(call, ANSWER)))
                : Optional.empty();
    }

    private static byte[] frame(SnapshotXml.Answer answer) {
        return new Frame(ANSWER, answer.response()).bytes();
    }

    // ---- the calls that are played ----------------------------------------------------------------------------------

    @Override
    public StoryPlay begin(Story story, Cast cast, Pace pace) {
        return new StoryPlay(
                story,
                cast,
                behaviour,
                pace,
                new CallIds(behaviour.callIds(), 1, stories++),
                devices::contains,
                calls,
                () -> {},
                Instant.ofEpochMilli(time.micros() / MILLI));
    }

    @Override
    public void tell(List<Emission> emissions) {
        for (Emission emission : emissions) {
            String dn = emission.dn();
            for (Client client : monitors.getOrDefault(dn, Set.of())) {
                client.event(dn, events.frame(emission.event(), dn).bytes());
            }
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void awaitTime(long millis) {
        time.passTo(begin + millis * MILLI);
    }

    @Override
    public void awaitLink() {
        throw new UnsupportedOperationException("no call here loses the link by itself");
    }
}
