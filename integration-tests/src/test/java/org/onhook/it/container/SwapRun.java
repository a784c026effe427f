package org.onhook.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;
import org.osgi.framework.BundleContext;

/**
 * Bundles are updated, stopped, uninstalled and installed again, and configurations rewritten, while two switches report calls.
 * {@code -Donhook.swaps=200 -Donhook.seed=1} is the long form.
 *
 * @param context the container in which that is done
 */
record SwapRun(BundleContext context) {

    private static final int SWAPS = Integer.getInteger("onhook.swaps", 20);
    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final double CALLS_PER_SECOND = Double.parseDouble(System.getProperty("onhook.rate", "85"));
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final String WRITTEN = "data/swapped.jsonl";

    /** What came of it. */
    record Outcome(List<Finding> findings, List<String> violations, long numbersMissing) {}

    /** Swaps at random while both switches report, and compares what was written with what happened. */
    Outcome swap(List<Swap> kinds) throws Exception {
        Home home = Home.of(context);
        Random random = new Random(SEED);
        Pauses pauses = new Pauses(context);
        try (SwitchSimulator one = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
                SwitchSimulator two = new SwitchSimulator(SwitchBehaviour.avayaAes())) {
            home.configure("onhook.sink.jsonl~events.cfg", "path = " + WRITTEN);
            List<String> first = connect(home, one, "osv-1", 2000);
            List<String> second = connect(home, two, "aes-1", 4000);
            Stopping stopping = new Stopping();
            ExecutorService switches = Executors.newFixedThreadPool(2);
            Future<List<Truth>> ofOne = switches.submit(() -> play(one, first, stopping));
            Future<List<Truth>> ofTwo = switches.submit(() -> play(two, second, stopping));
            Swapper swapper = new Swapper(context, home);
            for (int i = 0; i < SWAPS; i++) {
                Swap kind = kinds.get(random.nextInt(kinds.size()));
                pauses.during(kind, () -> swapper.run(kind, random));
            }
            stopping.stop();
            List<Truth> truthOfOne = ofOne.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<Truth> truthOfTwo = ofTwo.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            switches.shutdown();
            Path events = home.dir().resolve(WRITTEN);
            awaitSilence(events);
            pauses.print();
            return outcome(events, truthOfOne, truthOfTwo);
        } finally {
            pauses.close();
        }
    }

    private List<String> connect(Home home, SwitchSimulator pbx, String name, int firstDn) throws Exception {
        List<String> stations = Traffic.range(firstDn, firstDn + 299);
        home.configure(
                "onhook.csta.link~" + name + ".cfg",
                "host = 127.0.0.1",
                "port = " + pbx.start(0),
                "profile = " + pbx.behaviour().name(),
                "reconnect-seconds = 1",
                "monitors = " + firstDn + "-" + (firstDn + 299) + ",5000");
        TreeSet<String> devices = new TreeSet<>(stations);
        devices.add("5000");
        pbx.expect(devices);
        if (!pbx.awaitMonitors(devices, PATIENCE)) {
            throw new AssertionError("not all devices of " + name + " are monitored");
        }
        Await.until(name + " is up", () -> new Services(context).isUp(name));
        return stations;
    }

    /** Traffic in pieces until it is to stop. */
    private static List<Truth> play(SwitchSimulator pbx, List<String> stations, Stopping stopping)
            throws InterruptedException {
        List<Truth> truths = Collections.synchronizedList(new ArrayList<>());
        for (long piece = 0; !stopping.isStopped(); piece++) {
            Traffic traffic = Traffic.random(SEED + 1_000 * piece, Math.round(2 * CALLS_PER_SECOND))
                    .among(stations)
                    .at(CALLS_PER_SECOND);
            pbx.run(traffic, truths::add);
        }
        return truths;
    }

    private static final class Stopping {
        private final CountDownLatch latch = new CountDownLatch(1);

        void stop() {
            latch.countDown();
        }

        boolean isStopped() {
            return latch.getCount() == 0;
        }
    }

    private static void awaitSilence(Path file) throws Exception {
        long[] last = {-1, System.nanoTime()};
        Await.within(PATIENCE, "the last event is written", () -> {
            long size = Files.size(file);
            if (size != last[0]) {
                last[0] = size;
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > TimeUnit.SECONDS.toNanos(3);
        });
    }

    private static Outcome outcome(Path events, List<Truth> one, List<Truth> two) throws IOException {
        Invariants invariants = new Invariants();
        Scorer[] scorers = {new Scorer(), new Scorer()};
        one.forEach(scorers[0]::truth);
        two.forEach(scorers[1]::truth);
        long[] numbers = {0, 0, 0};
        try (var lines = Files.lines(events)) {
            lines.forEach(line -> {
                try {
                    invariants.event(line);
                    scorers[line.contains("\"source\":\"/onhook/switch/osv-1\"") ? 0 : 1].event(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                long number = sequence(line);
                numbers[0] = numbers[0] == 0 ? number : numbers[0];
                numbers[1] = number;
                numbers[2]++;
            });
        }
        List<Finding> findings = new ArrayList<>();
        for (Scorer scorer : scorers) {
            Score score = scorer.score();
            System.out.println(score.summary());
            findings.addAll(score.findings());
        }
        long missing = numbers[1] - numbers[0] + 1 - numbers[2];
        System.out.printf("%d calls, %d events written%n", one.size() + two.size(), numbers[2]);
        return new Outcome(findings, invariants.violations(), missing);
    }

    private static long sequence(String line) {
        int from = line.indexOf("\"id\":\"") + 6;
        return Long.parseLong(line.substring(line.indexOf('-', from) + 1, line.indexOf('"', from)));
    }
}
