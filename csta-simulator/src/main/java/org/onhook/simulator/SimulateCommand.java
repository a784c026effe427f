package org.onhook.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Disturbance;
import org.onhook.simulator.traffic.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the switch alone, until it is stopped or all calls are played. */
@Command(
        name = "simulate",
        description = "Runs the CSTA switch simulator on 127.0.0.1.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65535;
    private static final int MANY = 20;
    private static final long SEEDS = 100;
    private static final long IDS_PER_SEED = 20_000_000;
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final long GRACE_MILLIS = 1000;
    private static final long STOP_SECONDS = 4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, paramLabel = "P", description = "port to listen on; 0 for any")
    private int port;

    @Option(names = "--profile", required = true, paramLabel = "NAME", description = "which make of switch to be")
    private String profile;

    @Option(
            names = "--story",
            paramLabel = "NUMBER",
            description = "the story to play, as 1 or 20b; all stories without it")
    private String story;

    @Option(
            names = "--rate",
            paramLabel = "CALLS_PER_S",
            description = "calls a second (default ${DEFAULT-VALUE}); 0 for as fast as the client reads")
    private double rate = 1;

    @Option(names = "--calls", paramLabel = "N", description = "stop after so many calls")
    private long calls;

    @Option(names = "--seed", paramLabel = "S", description = "the same seed gives the same calls")
    private Long seed;

    @Option(names = "--truth", paramLabel = "FILE", description = "where to write the truth, one JSON object a call")
    private Path truth;

    @Override
    public Integer call() throws Exception {
        SwitchBehaviour behaviour = behaviour();
        List<Story> stories = stories();
        checkNumbers();
        CountDownLatch done = new CountDownLatch(1);
        Thread player = Thread.currentThread();
        Thread onStop = new Thread(() -> stop(player, done), "simulator-stop");
        try (SwitchSimulator simulator = new SwitchSimulator(behaviour, firstId());
                TruthFile truths = truthFile()) {
            start(simulator);
            Runtime.getRuntime().addShutdownHook(onStop);
            ready(simulator);
            simulator.awaitQuietMonitors(QUIET, Set.copyOf(Cast.standard().devices()));
            simulator.run(traffic(stories, simulator.monitored()), truths::write);
            Thread.sleep(GRACE_MILLIS);
            return 0;
        } catch (InterruptedException e) {
            return 0;
        } finally {
            done.countDown();
        }
    }

    private void ready(SwitchSimulator simulator) {
        spec.commandLine().getOut().println("onhook ready simulate profile=" + profile + " port=" + simulator.port());
        spec.commandLine().getOut().flush();
    }

    private SwitchBehaviour behaviour() {
        return SwitchBehaviour.named(profile)
                .orElseThrow(() -> wrong("--profile " + profile
                        + " is not one of "
                        + SwitchBehaviour.profiles().stream()
                                .map(SwitchBehaviour::name)
                                .collect(Collectors.joining(", "))));
    }

    private List<Story> stories() {
        if (story == null) {
            return Stories.playable();
        }
        List<Story> variants = Stories.numbered(story);
        if (variants.isEmpty()) {
            throw wrong("--story " + story + " is not one of "
                    + Stories.all().stream().map(Story::number).distinct().collect(Collectors.joining(", ")));
        }
        if (variants.get(0).needsRequest()) {
            throw wrong("--story " + story + " needs a request of the client and cannot be played by itself");
        }
        return variants;
    }

    private void checkNumbers() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong("--port " + port + " is not between 0 and " + HIGHEST_PORT);
        }
        if (!(rate >= 0 && Double.isFinite(rate))) {
            throw wrong("--rate " + rate + " is not a number of calls a second, 0 or more");
        }
        if (calls < 0) {
            throw wrong("--calls " + calls + " is not a number of calls, 0 or more");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private long firstId() {
        long chosen = seed == null ? System.currentTimeMillis() / 1000 : seed;
        return Math.floorMod(chosen, SEEDS) * IDS_PER_SEED + 1;
    }

    private TruthFile truthFile() {
        try {
            return TruthFile.open(truth);
        } catch (IOException e) {
            throw wrong("--truth " + truth + " cannot be written: " + e.getMessage());
        }
    }

    private void start(SwitchSimulator simulator) {
        try {
            simulator.start(port);
        } catch (IOException e) {
            throw wrong("--port " + port + " cannot be listened on: " + e.getMessage());
        }
    }

    /** Few monitors: the stories in turn, so that each can be followed. Many: traffic by chance among them. */
    private Traffic traffic(List<Story> stories, Set<String> monitored) {
        Set<String> stations = new TreeSet<>(monitored);
        stations.remove(Cast.standard().queue());
        boolean many = stations.size() >= MANY && story == null;
        if (stations.size() < Cast.standard().stations().size()) {
            stations.addAll(Cast.standard().stations());
        }
        return new Traffic(
                seed == null ? System.nanoTime() : seed,
                calls,
                rate,
                many ? Traffic.Order.RANDOM : Traffic.Order.IN_TURN,
                stories,
                List.copyOf(stations),
                Disturbance.NONE);
    }

    private static void stop(Thread player, CountDownLatch done) {
        player.interrupt();
        try {
            done.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
