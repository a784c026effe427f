package org.onhook.it.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Truth;
import org.osgi.framework.BundleContext;

/**
 * Bundles are updated, stopped, uninstalled and installed again, and configurations rewritten, while two switches report calls.
 * {@code -Donhook.swaps=200 -Donhook.seed=1} is the long form.
 *
 * @param context the container in which that is done
 */
record SwapRun(BundleContext context) {

    static final int SWAPS = Integer.getInteger("onhook.swaps", 15);
    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final String WRITTEN = "data/swapped.jsonl";

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
            long begin = System.nanoTime();
            RandomCalls ofOne = new RandomCalls(one, first);
            RandomCalls ofTwo = new RandomCalls(two, second);
            Swapper swapper = new Swapper(context, home);
            for (int i = 0; i < SWAPS; i++) {
                Swap kind = kinds.get(random.nextInt(kinds.size()));
                pauses.during(kind, () -> swapper.run(kind, random));
            }
            ofOne.stop();
            ofTwo.stop();
            Map<String, List<Truth>> truths = Map.of("osv-1", ofOne.await(PATIENCE), "aes-1", ofTwo.await(PATIENCE));
            System.out.printf("%d s of calls%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
            Path events = home.dir().resolve(WRITTEN);
            Outcome.awaitQuiet(events, PATIENCE);
            pauses.print();
            return Outcome.of(events, truths);
        } finally {
            pauses.close();
        }
    }

    private List<String> connect(Home home, SwitchSimulator pbx, String name, int firstDn) throws Exception {
        List<String> stations = Traffic.range(firstDn, firstDn + 999);
        home.configure(
                "onhook.csta.link~" + name + ".cfg",
                "host = 127.0.0.1",
                "port = " + pbx.start(0),
                "profile = " + pbx.behaviour().name(),
                "reconnect-seconds = 1",
                "monitors = " + firstDn + "-" + (firstDn + 999) + ",5000");
        TreeSet<String> devices = new TreeSet<>(stations);
        devices.add("5000");
        pbx.expect(devices);
        if (!pbx.awaitMonitors(devices, PATIENCE)) {
            throw new AssertionError("not all devices of " + name + " are monitored");
        }
        Await.until(name + " is up", () -> new Services(context).isUp(name));
        return stations;
    }
}
