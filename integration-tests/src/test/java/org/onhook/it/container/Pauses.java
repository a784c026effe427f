package org.onhook.it.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** For how long no event of a switch arrives at a sink, while something is done to the connector or its links. */
final class Pauses implements AutoCloseable {

    interface Act {
        void run() throws Exception;
    }

    private final ServiceRegistration<EventSink> registration;
    private final Map<String, Long> lastOf = new ConcurrentHashMap<>();
    private final Map<String, Long> longestOf = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> pauses = new TreeMap<>();

    Pauses(BundleContext context) {
        registration = context.registerService(
                EventSink.class, new Watch(), new Hashtable<>(Map.of(EventSink.NAME, "pauses")));
    }

    private final class Watch implements EventSink {
        @Override
        public synchronized void write(List<PublishedEvent> batch) {
            long now = System.nanoTime();
            for (PublishedEvent event : batch) {
                String name = event.event().switchName();
                Long last = lastOf.put(name, now);
                if (last != null) {
                    longestOf.merge(name, now - last, Math::max);
                }
            }
        }

        @Override
        public void gap(long first, long last) {
            // What is missed is found in the file.
        }
    }

    /** Measures from the beginning of the act until events of all switches have arrived after it. */
    void during(Enum<?> kind, Act act) throws Exception {
        longestOf.clear();
        act.run();
        Map<String, Long> done = Map.copyOf(lastOf);
        long end = System.nanoTime();
        Await.until("events after " + kind, () -> done.keySet().stream().allMatch(name -> lastOf.get(name) > end));
        pauses.computeIfAbsent(kind.name(), name -> new ArrayList<>()).add(Collections.max(longestOf.values()));
    }

    void print() {
        System.out.printf("%-24s %5s %8s %8s %8s%n", "pause in ms", "times", "p50", "p99", "max");
        pauses.forEach((kind, nanos) -> {
            List<Long> sorted = nanos.stream().sorted().toList();
            System.out.printf(
                    "%-24s %5d %8d %8d %8d%n",
                    kind,
                    sorted.size(),
                    TimeUnit.NANOSECONDS.toMillis(at(sorted, 0.5)),
                    TimeUnit.NANOSECONDS.toMillis(at(sorted, 0.99)),
                    TimeUnit.NANOSECONDS.toMillis(at(sorted, 1)));
        });
    }

    private static long at(List<Long> sorted, double quantile) {
        return sorted.get(Math.max(0, (int) Math.ceil(quantile * sorted.size()) - 1));
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
