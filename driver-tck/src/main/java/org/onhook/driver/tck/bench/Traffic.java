package org.onhook.driver.tck.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Plays calls one after the other, as fast as they are taken, on a thread of its own. */
public final class Traffic {

    private final Bench bench;
    private final long mostCalls;
    private final List<String> calls = new ArrayList<>();
    private final AtomicLong played = new AtomicLong();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean enough;

    private Traffic(Bench bench, long mostCalls) {
        this.bench = bench;
        this.mostCalls = mostCalls;
    }

    /** Begins. */
    public static Traffic on(Bench bench, long mostCalls) throws Exception {
        bench.referenceCourse();
        Traffic traffic = new Traffic(bench, mostCalls);
        Thread thread = new Thread(traffic::play, "traffic");
        thread.setDaemon(true);
        thread.start();
        return traffic;
    }

    private void play() {
        try {
            while (!enough && played.get() < mostCalls) {
                calls.add(bench.play());
                played.incrementAndGet();
            }
            end.complete(null);
        } catch (Exception e) {
            end.completeExceptionally(e);
        }
    }

    /** How many calls were played to their end so far. */
    public long played() {
        return played.get();
    }

    /** Ends it after the call at hand, and tells the calls. */
    public List<String> stop() throws Exception {
        enough = true;
        Bench.await(end, Patience.CONVERSATION, "playing the call at hand");
        return List.copyOf(calls);
    }

    /** Waits until it has begun and makes no progress for that long; whether it came to that before its last call. */
    public boolean standsStill(Duration still) throws Exception {
        Patience.until(() -> "a first call", Patience.CONVERSATION, () -> played.get() > 0 || end.isDone());
        while (!end.isDone()) {
            long mark = played.get();
            if (!Patience.within(still, () -> played.get() != mark || end.isDone())) {
                return true;
            }
        }
        return false;
    }
}
