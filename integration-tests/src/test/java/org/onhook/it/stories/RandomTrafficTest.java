package org.onhook.it.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.Clears;
import org.onhook.simulator.switching.Reading;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Disturbance;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Tally;
import org.onhook.simulator.truth.Truth;

/**
 * Random calls of a simulated switch through a real socket: conferences, transfers, queues, races, events doubled and
 * shuffled between monitors. The short form runs in every build; {@code -Donhook.calls=100000 -Donhook.seed=1} is the long
 * one.
 */
@Timeout(300)
class RandomTrafficTest {

    private static final long CALLS = Long.getLong("onhook.calls", 500);
    private static final long PIECE = 5_000;
    /** The history of releases, which is bounded, holds fewer. */
    private static final long ENOUGH_TO_FILL_THE_HISTORY = 2_000;

    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final Disturbance DISTURBED = new Disturbance(0.02, 0.2, 0);
    private static final Disturbance MISSING = new Disturbance(0.02, 0.2, 0.01);
    private static final String MONITORS = "2000-2999,5000";
    private static final int DEVICES = 1_001;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    static Stream<SwitchBehaviour> switches() {
        return Stream.concat(
                SwitchBehaviour.profiles().stream(),
                Stream.of(
                        SwitchBehaviour.generic().with("generic", Reading.SELF, Clears.EVERY_LEG),
                        SwitchBehaviour.generic().with("generic", Reading.DROPPED, Clears.ONE_PER_MONITOR),
                        SwitchBehaviour.generic().with("generic", Reading.RELEASER, Clears.ONE_PER_MONITOR)));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void noReleaseIsWrongAndEveryStayEndsOnce(SwitchBehaviour behaviour) throws Exception {
        Run run = new Run(behaviour, DISTURBED);

        System.out.printf(
                "%-16s %-8s %-19s %7d calls, %8d events from the switch, %9.0f a second; ReleasingParty %s%n",
                behaviour.name(),
                behaviour.reading(),
                behaviour.clears(),
                CALLS,
                run.frames,
                run.frames / run.seconds,
                run.tally);
        assertThat(run.findings).extracting(Finding::text).isEmpty();
        assertThat(run.invariants.violationsAtTheEnd()).isEmpty();
    }

    @Test
    void theInvariantsHoldWhenEventsAreMissing() throws Exception {
        Run run = new Run(SwitchBehaviour.avayaAes(), MISSING);

        assertThat(run.invariants.violations()).isEmpty();
    }

    @Test
    void memoryDoesNotGrowWithFinishedCalls() throws Exception {
        AtomicLong lines = new AtomicLong();
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                SocketConnector connector = connect(simulator, line -> lines.incrementAndGet())) {
            play(simulator, connector, Traffic.random(1, ENOUGH_TO_FILL_THE_HISTORY), truth -> {});
            long before = usedHeap();
            play(simulator, connector, Traffic.random(2, 8 * CALLS), truth -> {});
            long after = usedHeap();

            // What is kept for good is bounded in number; one kilobyte a finished call would be a leak.
            assertThat(after - before)
                    .as("bytes kept for %s more calls", 8 * CALLS)
                    .isLessThan(8 * CALLS * 1_000);
            assertThat(lines.get()).isPositive();
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private SocketConnector connect(SwitchSimulator simulator, Consumer<String> lines) throws Exception {
        SocketConnector connector = new SocketConnector(
                home, simulator.start(0), simulator.behaviour().name(), MONITORS, lines);
        assertThat(simulator.awaitMonitors(new TreeSet<>(Traffic.range(2000, 2999)), PATIENCE))
                .as("all devices are monitored")
                .isTrue();
        assertThat(simulator.awaitMonitors(new TreeSet<>(List.of("5000")), PATIENCE))
                .isTrue();
        connector.awaitSnapshots(DEVICES);
        return connector;
    }

    private static void play(
            SwitchSimulator simulator, SocketConnector connector, Traffic traffic, Consumer<Truth> truths)
            throws InterruptedException {
        simulator.run(traffic, truths);
        connector.awaitSilence();
    }

    /** One run of traffic, scored piece by piece so that a long one needs no more memory than a short one. */
    private final class Run {

        private final Invariants invariants = new Invariants();
        private final List<Finding> findings = new ArrayList<>();
        private Scorer scorer = new Scorer();
        private Tally tally = Tally.NONE;
        private double seconds;
        private final long frames;

        Run(SwitchBehaviour behaviour, Disturbance disturbance) throws Exception {
            try (SwitchSimulator simulator = new SwitchSimulator(behaviour);
                    SocketConnector connector = connect(simulator, this::take)) {
                for (long played = 0; played < CALLS; played += PIECE) {
                    Traffic traffic = Traffic.random(SEED + played, Math.min(PIECE, CALLS - played));
                    List<Truth> truths = new ArrayList<>();
                    long begin = System.nanoTime();
                    simulator.run(traffic.with(disturbance), truths::add);
                    seconds += (System.nanoTime() - begin) / 1e9;
                    connector.awaitSilence();
                    score(truths);
                }
                frames = connector.frames();
            }
        }

        private synchronized void take(String line) {
            try {
                scorer.event(line);
                invariants.event(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized void score(List<Truth> truths) {
            truths.forEach(scorer::truth);
            Score score = scorer.score();
            findings.addAll(score.findings());
            tally = tally.plus(score.releasingParty());
            scorer = new Scorer();
        }
    }
}
