package org.onhook.it.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.it.stories.CollectedEvents;
import org.onhook.it.stories.SwitchFrames;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.lane.Lane;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * Minutes of random calls over links that are cut again and again, in virtual time on one thread: the same seed is the same
 * run, to the microsecond.
 */
final class Simulation {

    /** How a run ended. */
    record Result(int cuts, Score score, List<String> violations, List<String> events, List<String> heard) {

        List<String> findings(Finding.Kind... kinds) {
            return score.findings().stream()
                    .filter(finding -> List.of(kinds).contains(finding.kind()))
                    .map(Finding::text)
                    .toList();
        }
    }

    private static final long SECOND = 1_000_000;
    private static final long TICK = SECOND / 10;
    private static final long BEFORE_CALLS = 2 * SECOND;
    private static final long AFTERWARDS = 120 * SECOND;
    private static final double CALLS_PER_SECOND = 40;
    private static final String SWITCH = "simulated";

    private final long seed;
    private final int calls;
    private final double share;
    private final SwitchBehaviour behaviour;
    private final SplittableRandom random;
    private final boolean traced;
    private final List<String> heard = new ArrayList<>();
    private final List<VirtualLink> links = new ArrayList<>();
    private final CollectedEvents collected = new CollectedEvents();
    private VirtualTime time;
    private boolean over;
    private int cuts;

    /** @param share how many of the devices are monitored at all, 1 for all */
    Simulation(SwitchBehaviour behaviour, long seed, int calls, double share, boolean traced) {
        this.behaviour = behaviour;
        this.seed = seed;
        this.calls = calls;
        this.share = share;
        this.random = new SplittableRandom(seed);
        this.traced = traced;
    }

    /** Runs with that many links, of which at most one is cut at a time. */
    Result runCutting(Path home, int linkCount) throws IOException, InterruptedException {
        return run(home, all(linkCount), this::beginCutting);
    }

    /** Runs with that many links, which all stay. */
    Result run(Path home, int linkCount) throws IOException, InterruptedException {
        return run(home, all(linkCount), () -> {});
    }

    /** That many links, each of which monitors all devices. */
    private static List<Predicate<String>> all(int linkCount) {
        return Collections.nCopies(linkCount, dn -> true);
    }

    /** Runs with two links, which both stay. A third of the devices is monitored by both, the others by one of them each. */
    Result runOverlapping(Path home) throws IOException, InterruptedException {
        return run(home, overlapping(), () -> {});
    }

    /** Runs with two such links, of which at most one is cut at a time. */
    Result runOverlappingCutting(Path home) throws IOException, InterruptedException {
        return run(home, overlapping(), this::beginCutting);
    }

    private static List<Predicate<String>> overlapping() {
        return List.of(dn -> dn.compareTo("2200") < 0, dn -> dn.compareTo("2100") >= 0);
    }

    /** @param monitored which devices each of the links monitors */
    private Result run(Path home, List<Predicate<String>> monitored, Runnable disturbance)
            throws IOException, InterruptedException {
        List<Truth> truths = new ArrayList<>();
        List<String> stations = Traffic.range(2000, 2299);
        Set<String> devices = new TreeSet<>(stations);
        devices.add("5000");
        SplittableRandom choice = new SplittableRandom(seed);
        devices.removeIf(dn -> choice.nextDouble() >= share);
        try (TLibraryService library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC())) {
            library.addSink("collected", true, collected);
            time = new VirtualTime(library.serverStart() * SECOND);
            Lane lane = new Lane(
                    SWITCH,
                    library.open(SWITCH),
                    TrackerSettings.DEFAULT,
                    new Attributor(new PolicySet(BuiltInPolicies.inOrder())));
            VirtualSwitch pbx = new VirtualSwitch(behaviour, time, devices);
            for (Predicate<String> own : monitored) {
                String name = "link-" + links.size();
                CallEventReceiver receiver = traced(lane.receiver(name), name);
                Set<String> watched = devices.stream().filter(own).collect(Collectors.toCollection(TreeSet::new));
                VirtualLink link =
                        new VirtualLink(time, pbx, SwitchFrames.traits(behaviour), watched, receiver, random.split());
                links.add(link);
                link.connect();
            }
            tick(lane);
            time.passTo(time.micros() + BEFORE_CALLS);
            disturbance.run();
            pbx.play(Traffic.random(seed, calls).among(stations).at(CALLS_PER_SECOND), truths::add);
            over = true;
            time.passTo(time.micros() + AFTERWARDS);
        }
        return result(truths);
    }

    private CallEventReceiver traced(CallEventReceiver receiver, String link) {
        return traced
                ? event -> {
                    heard.add(link + " " + event);
                    receiver.accept(event);
                }
                : receiver;
    }

    private void tick(Lane lane) {
        lane.timePassed(time.micros());
        time.after(TICK, () -> tick(lane));
    }

    // ---- cuts -------------------------------------------------------------------------------------------------------

    private void beginCutting() {
        time.after(random.nextLong(SECOND), this::cutOne);
    }

    private void cutOne() {
        if (over) {
            return;
        }
        VirtualLink link = links.get(random.nextInt(links.size()));
        long noticedAfter = random.nextBoolean() ? random.nextLong(5_000) : random.nextLong(4 * SECOND);
        cuts++;
        link.cut(noticedAfter);
        time.after(noticedAfter + pause(), () -> {
            link.connect();
            awaitUp(link);
        });
    }

    private void awaitUp(VirtualLink link) {
        if (link.isUp()) {
            time.after(pause(), this::cutOne);
        } else {
            time.after(TICK / 10, () -> awaitUp(link));
        }
    }

    /** At once, or when some calls went on. */
    private long pause() {
        return switch (random.nextInt(3)) {
            case 0 -> random.nextLong(TICK);
            case 1 -> random.nextLong(SECOND);
            default -> random.nextLong(5 * SECOND);
        };
    }

    // ---- what came of it --------------------------------------------------------------------------------------------

    private Result result(List<Truth> truths) throws IOException {
        Scorer scorer = new Scorer();
        Invariants invariants = new Invariants();
        truths.forEach(scorer::truth);
        List<String> lines = collected.lines();
        for (String line : lines) {
            scorer.event(line);
            invariants.event(line);
        }
        return new Result(cuts, scorer.score(), invariants.violations(), lines, heard);
    }
}
