package org.onhook.http.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.onhook.api.release.Attribution;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.http.event.Attributes;

/** Counts the events that were published, and the releases by what was reported of them. Thread-safe. */
public final class EventCounts {

    private final Map<String, LongAdder> events = new ConcurrentHashMap<>();
    private final Map<Release, LongAdder> releases = new ConcurrentHashMap<>();

    /**
     * A kind of release.
     *
     * @param releasingParty the value of {@code ReleasingParty}
     * @param rule the rule that decided
     */
    public record Release(String releasingParty, String rule) {}

    public void add(List<PublishedEvent> batch) {
        for (PublishedEvent published : batch) {
            TEvent event = published.event();
            count(events, event.type().eventName());
            String releasingParty = Attributes.releasingParty(event);
            if (!releasingParty.isEmpty()) {
                String rule = event.attribution().map(Attribution::rule).orElse("");
                count(releases, new Release(releasingParty, rule));
            }
        }
    }

    /** Events by name. */
    public Map<String, Long> events() {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** DN-based releases. */
    public Map<Release, Long> releases() {
        Map<Release, Long> counts = new ConcurrentHashMap<>();
        releases.forEach((release, count) -> counts.put(release, count.sum()));
        return counts;
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, k -> new LongAdder()).increment();
    }
}
