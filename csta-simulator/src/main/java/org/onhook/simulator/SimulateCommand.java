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
    private static final double ONE_BY_ONE_RATE = 0.25;
    private static final long SEEDS = 100;
    private static final long IDS_PER_SEED = 20_000_000;
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final long GRACE_MILLIS = 1000;
    private static final long STOP_SECONDS = 2;

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
            description = "calls a second; 0 for as fast as the client reads; without it as people do it")
    private Double rate;

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
        try (SwitchSimulator simulator = new SwitchSimulator(behaviour, firstId());
                TruthFile truths = truthFile()) {
            start(simulator);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(player, simulator, done), "simulator-stop"));
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
        if (rate != null && !(rate >= 0 && Double.isFinite(rate))) {
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

    /** Few monitors: one call at a time, so that each can be followed. Many: traffic among them. */
    private Traffic traffic(List<Story> stories, Set<String> monitored) {
        Set<String> stations = new TreeSet<>(monitored);
        stations.remove(Cast.standard().queue());
        boolean many = stations.size() >= MANY;
        if (stations.size() < Cast.standard().stations().size()) {
            stations.addAll(Cast.standard().stations());
        }
        return new Traffic(
                seed == null ? System.nanoTime() : seed,
                calls,
                rate == null ? usualRate(many) : rate,
                order(many),
                stories,
                List.copyOf(stations),
                Disturbance.NONE);
    }

    private static double usualRate(boolean many) {
        return many ? 1 : ONE_BY_ONE_RATE;
    }

    private Traffic.Order order(boolean many) {
        if (!many) {
            return Traffic.Order.ONE_BY_ONE;
        }
        return story == null ? Traffic.Order.RANDOM : Traffic.Order.IN_TURN;
    }

    /** A player that waits for a client to read does not see the interrupt, but sees the client go. */
    private static void stop(Thread player, SwitchSimulator simulator, CountDownLatch done) {
        player.interrupt();
        try {
            if (!done.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                simulator.dropClients();
                done.await(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
