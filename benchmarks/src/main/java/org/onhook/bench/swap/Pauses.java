package org.onhook.bench.swap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;

/** For how long no event arrives, while something is done. */
final class Pauses implements EventSink {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Something that may make a pause. */
    interface Act {
        void run() throws Exception;
    }

    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
    private long last = System.nanoTime();
    private long longest;

    @Override
    public synchronized void write(List<PublishedEvent> batch) {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
        notifyAll();
    }

    @Override
    public void gap(long first, long last) {
        // They have not arrived either.
    }

    /** Measures from the beginning of the act until an event has arrived after it. */
    void during(String kind, Act act) throws Exception {
        synchronized (this) {
            longest = 0;
        }
        act.run();
        nanos.computeIfAbsent(kind, key -> new ArrayList<>()).add(longestUntilOneAfter(System.nanoTime()));
    }

    private synchronized long longestUntilOneAfter(long time) throws InterruptedException, TimeoutException {
        while (last - time <= 0) {
            if (System.nanoTime() - time > PATIENCE_NANOS) {
                throw new TimeoutException("no event has arrived");
            }
            wait(1_000);
        }
        return longest;
    }

    /** All of them, a kind a line, in nanoseconds, between tabulators. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        nanos.forEach((kind, each) -> {
            List<String> columns = new ArrayList<>(List.of(kind));
            each.forEach(pause -> columns.add(pause.toString()));
            lines.add(String.join("\t", columns));
        });
        return lines;
    }
}
