package org.onhook.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.onhook.simulator.session.Monitors;
import org.onhook.simulator.session.Server;
import org.onhook.simulator.session.ServiceDesk;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.CallServices;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventXml;
import org.onhook.simulator.switching.Floor;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.switching.Unobserved;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.traffic.TrafficRun;
import org.onhook.simulator.truth.Truth;

/** A CSTA switch on the loopback address that plays calls and tells the truth about them. */
public final class SwitchSimulator implements AutoCloseable {

    private static final long FIRST_ID = 4711;

    private final SwitchBehaviour behaviour;
    private final long firstId;
    private final Monitors monitors = new Monitors();
    private final ActiveCalls calls = new ActiveCalls();
    private final AtomicLong stories = new AtomicLong();
    private final EventXml xml;
    private final ServiceDesk services;
    private final Server server;
    private volatile boolean losing;
    private volatile Set<String> expected = Set.of();

    public SwitchSimulator(SwitchBehaviour behaviour) throws IOException {
        this(behaviour, FIRST_ID);
    }

    /**
     * A switch that does not listen yet.
     *
     * @param firstId the number of its first call id; the ids count up from there
     */
    public SwitchSimulator(SwitchBehaviour behaviour, long firstId) throws IOException {
        this.behaviour = behaviour;
        this.firstId = firstId;
        this.xml = new EventXml(behaviour);
        this.services = new ServiceDesk(behaviour, calls, new CallServices(calls, this::newFloor), this::tellAtOnce);
        this.server = new Server(behaviour, monitors, calls, services);
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     * @return the port
     */
    public int start(int port) throws IOException {
        server.start(port);
        return server.port();
    }

    public int port() {
        return server.port();
    }

    public SwitchBehaviour behaviour() {
        return behaviour;
    }

    /** The devices that are monitored now. */
    public Set<String> monitored() {
        return monitors.devices();
    }

    /** The truth counts these devices as monitored also while no client is connected. */
    public void expect(Set<String> dns) {
        expected = Set.copyOf(dns);
    }

    /** Waits until all these devices are monitored; false where the time is over before. */
    public boolean awaitMonitors(Set<String> dns, Duration atMost) throws InterruptedException {
        return monitors.await(dns, atMost);
    }

    /** Waits until there are monitors and no more are added for that long, or all these devices are monitored. */
    public void awaitQuietMonitors(Duration quiet, Set<String> enough) throws InterruptedException {
        monitors.awaitQuiet(quiet, enough);
    }

    /** Plays one story with the standard cast. */
    public Truth play(Story story, Pace pace) throws InterruptedException {
        return play(story, Cast.standard(), pace);
    }

    /**
     * Plays one story to its end.
     *
     * @return what really happened
     */
    public Truth play(Story story, Cast cast, Pace pace) throws InterruptedException {
        StoryPlay play = begin(story, cast, pace);
        while (!play.isOver()) {
            long wait = play.nextWaitMillis();
            if (wait > 0 && pace.waits()) {
                Thread.sleep(wait);
            }
            play.next(this::tell);
            flush();
        }
        return play.truth(false);
    }

    /**
     * Plays many calls at the same time, until all are played or the thread is interrupted.
     *
     * @param truths is given the truth of each call when it is over
     */
    public void run(Traffic traffic, Consumer<Truth> truths) throws InterruptedException {
        run(traffic, truths, () -> false);
    }

    /**
     * Plays many calls at the same time.
     *
     * @param truths is given the truth of each call when it is over
     * @param enough says when no other call is to begin; those that have begun are played to their ends
     */
    public void run(Traffic traffic, Consumer<Truth> truths, BooleanSupplier enough) throws InterruptedException {
        long begin = System.nanoTime();
        TrafficRun.Stage stage = new TrafficRun.Stage() {
            @Override
            public StoryPlay begin(Story story, Cast cast, Pace pace) {
                return SwitchSimulator.this.begin(story, cast, pace);
            }

            @Override
            public void tell(List<Emission> events) {
                SwitchSimulator.this.tell(events);
            }

            @Override
            public void flush() {
                SwitchSimulator.this.flush();
            }

            @Override
            public void awaitTime(long millis) throws InterruptedException {
                TimeUnit.MILLISECONDS.sleep(millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }

            @Override
            public void awaitLink() throws InterruptedException {
                awaitQuietMonitors(Duration.ofSeconds(1), Set.copyOf(traffic.stations()));
            }
        };
        new TrafficRun(traffic, stage, enough).run(truths);
    }

    /** Cuts all connections; the clients' monitors are gone when this returns. */
    public void dropClients() {
        server.dropClients();
    }

    /**
     * Says what the switch thinks of itself (ECMA-269, system status), such as {@code overloadReached}. When it is {@code
     * disabled} the clients' monitors are gone, and none is granted until it is something else.
     */
    public void report(String systemStatus) {
        server.report(systemStatus);
    }

    /** From now on monitors are told nothing, or again of everything; then the switch says that it lost messages. */
    public void loseMessages(boolean lose) {
        calls.act(() -> {
            if (losing && !lose) {
                server.report("messagesLost");
            }
            losing = lose;
        });
    }

    private StoryPlay begin(Story story, Cast cast, Pace pace) {
        Set<String> monitored =
                Set.copyOf(cast.devices().stream().filter(this::isToBeTold).toList());
        return new StoryPlay(
                story,
                cast,
                behaviour,
                pace,
                new CallIds(behaviour.callIds(), firstId, stories.getAndIncrement()),
                monitored::contains,
                calls,
                this::loseLink,
                Instant.now());
    }

    /** Where a call takes place that a client makes. */
    private Floor newFloor() {
        return new Floor(
                behaviour,
                new CallIds(behaviour.callIds(), firstId, stories.getAndIncrement()),
                this::isToBeTold,
                event -> {},
                new Unobserved(),
                calls);
    }

    /** Whether clients that ask for a service are answered before the events of it are told, or after that. */
    public void answerFirst(boolean first) {
        services.answerFirst(first);
    }

    private void tellAtOnce(List<Emission> events) {
        tell(events);
        flush();
    }

    private boolean isToBeTold(String dn) {
        return expected.contains(dn) || monitors.isMonitored(dn);
    }

    /** All that was told before arrives. */
    private void loseLink() {
        flush();
        dropClients();
    }

    private void tell(List<Emission> events) {
        if (losing) {
            return;
        }
        for (Emission emission : events) {
            for (Monitors.Monitor monitor : monitors.of(emission.dn())) {
                monitor.client().send(xml.frame(emission.event(), monitor.crossRef()));
            }
        }
    }

    private void flush() {
        server.flush();
    }

    @Override
    public void close() throws IOException {
        services.close();
        server.close();
    }
}
