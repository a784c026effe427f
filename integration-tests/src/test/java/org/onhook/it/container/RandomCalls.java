package org.onhook.it.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.truth.Truth;

/** Calls at random on a simulated switch, until there have been enough. */
final class RandomCalls {

    private static final long SEED = Long.getLong("onhook.seed", 1);
    private static final double CALLS_PER_SECOND = Double.parseDouble(System.getProperty("onhook.rate", "85"));

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<List<Truth>> truths;
    private volatile boolean enough;

    RandomCalls(SwitchSimulator pbx, List<String> stations) {
        truths = thread.submit(() -> play(pbx, stations));
    }

    private List<Truth> play(SwitchSimulator pbx, List<String> stations) throws InterruptedException {
        List<Truth> played = Collections.synchronizedList(new ArrayList<>());
        Traffic traffic = Traffic.random(SEED, 0).among(stations).at(CALLS_PER_SECOND);
        pbx.run(traffic, played::add, () -> enough);
        return played;
    }

    /** Lets the calls that were begun come to their ends. */
    void stop() {
        enough = true;
    }

    /** What happened in them. */
    List<Truth> await(Duration atMost) throws Exception {
        List<Truth> all = truths.get(atMost.toSeconds(), TimeUnit.SECONDS);
        thread.shutdown();
        return all;
    }
}
