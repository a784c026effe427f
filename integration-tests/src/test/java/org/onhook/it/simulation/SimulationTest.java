package org.onhook.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Finding.Kind;

/**
 * Links are cut at random while calls go on, or none is; all devices are monitored, or some. {@code -Donhook.simulations=1000
 * -Donhook.seed=1} is the long form; {@code -Donhook.simulation.trace=FOLDER} writes down what the links delivered, and what was reported,
 * of each run with a finding.
 */
class SimulationTest {

    private static final int RUNS = Integer.getInteger("onhook.simulations", 2);
    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final int CALLS = Integer.getInteger("onhook.simulation.calls", 600);
    private static final double ALL = 1;
    private static final double SOME = 0.6;
    private static final String TRACE = System.getProperty("onhook.simulation.trace", "");

    @TempDir
    Path home;

    static Stream<SwitchBehaviour> switches() {
        return SwitchBehaviour.profiles().stream();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whatGoesUnseenWhileTheOnlyLinkIsCutIsNotAnsweredWrongly(SwitchBehaviour behaviour) throws Exception {
        run(
                "1-link-cut",
                behaviour,
                ALL,
                (calls, to) -> calls.runCutting(to, 1),
                result -> result.findings(Kind.WRONG));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whateverHappensWhileOneOfTwoLinksIsCutIsAnsweredRightly(SwitchBehaviour behaviour) throws Exception {
        run(
                "2-links-cut",
                behaviour,
                ALL,
                (calls, to) -> calls.runCutting(to, 2),
                result -> result.findings(Kind.values()));
    }

    /** They come up at the same time, so that each is the first to monitor some of the devices. */
    @ParameterizedTest
    @MethodSource("switches")
    void whatTwoLinksReportIsAnsweredAsIfThereWereOne(SwitchBehaviour behaviour) throws Exception {
        run("2-links", behaviour, ALL, (calls, to) -> calls.run(to, 2), result -> result.findings(Kind.values()));
    }

    /** Between two links there is no order, so that not everything can be known. */
    @ParameterizedTest
    @MethodSource("switches")
    void whatOneOfTwoLinksReportsAloneIsAnsweredOnceAndNotWrongly(SwitchBehaviour behaviour) throws Exception {
        run(
                "2-links-overlapping",
                behaviour,
                ALL,
                Simulation::runOverlapping,
                result -> result.findings(Kind.WRONG, Kind.MISSING, Kind.SURPLUS));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whatOneOfTwoLinksReportsAloneIsNotAnsweredWronglyThoughOneOfThemIsCut(SwitchBehaviour behaviour)
            throws Exception {
        run(
                "2-links-overlapping-cut",
                behaviour,
                ALL,
                Simulation::runOverlappingCutting,
                result -> result.findings(Kind.WRONG));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void theOnesWhoAreMonitoredAreAnsweredRightlyWhoeverIsNot(SwitchBehaviour behaviour) throws Exception {
        run(
                "1-link-some",
                behaviour,
                SOME,
                (calls, to) -> calls.run(to, 1),
                result -> ofDns(result.findings(Kind.values())));
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whoeverIsNotMonitoredNobodyIsAnsweredWronglyThoughTheOnlyLinkIsCut(SwitchBehaviour behaviour)
            throws Exception {
        run(
                "1-link-some-cut",
                behaviour,
                SOME,
                (calls, to) -> calls.runCutting(to, 1),
                result -> ofDns(result.findings(Kind.WRONG)));
    }

    /**
     * Of a call that all monitored devices have left nothing more is heard. Who is left in it leaves by the same decision (attribution.md
     * section 6), which is not what happens to them: so {@code CtrlParty} is not asked for.
     */
    private static List<String> ofDns(List<String> findings) {
        return findings.stream()
                .filter(finding -> !finding.contains("CtrlParty"))
                .toList();
    }

    /** What happens to the links. */
    private interface Course {
        Simulation.Result run(Simulation calls, Path home) throws IOException, InterruptedException;
    }

    /** @param form of simulation, by which its lines and traces are known */
    private void run(
            String form,
            SwitchBehaviour behaviour,
            double monitored,
            Course course,
            Function<Simulation.Result, List<String>> notToBe)
            throws Exception {
        List<String> wrong = new ArrayList<>();
        int cuts = 0;
        int right = 0;
        int unknown = 0;
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            Simulation simulation = new Simulation(behaviour, seed, CALLS, monitored, !TRACE.isEmpty());
            Simulation.Result result = course.run(simulation, home.resolve("run-" + seed));
            List<String> found = new ArrayList<>(notToBe.apply(result));
            found.addAll(result.violations());
            if (!found.isEmpty()) {
                trace(behaviour.name() + "-" + form + "-" + seed, result, found);
            }
            for (String finding : found) {
                wrong.add("seed " + seed + ": " + finding);
            }
            cuts += result.cuts();
            right += result.score().releasingParty().right();
            unknown += result.score().releasingParty().unknown();
        }
        System.out.printf(
                "%-16s %-23s %5d cuts: %7d right, %5d unknown, %d findings%n",
                behaviour.name(), form, cuts, right, unknown, wrong.size());
        assertThat(wrong).isEmpty();
    }

    private static void trace(String name, Simulation.Result result, List<String> found) throws Exception {
        if (!TRACE.isEmpty()) {
            Path folder = Files.createDirectories(Path.of(TRACE));
            Files.write(folder.resolve(name + ".findings"), found);
            Files.write(folder.resolve(name + ".heard"), result.heard());
            Files.write(folder.resolve(name + ".jsonl"), result.events());
        }
    }
}
