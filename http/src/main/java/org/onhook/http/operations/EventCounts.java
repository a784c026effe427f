package org.onhook.http.operations;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.onhook.api.release.Attribution;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.Attributes;

/** Counts the events that were published, and the releases by what was reported of them. Thread-safe. */
public final class EventCounts {

    private final Map<TEventType, LongAdder> events = new EnumMap<>(TEventType.class);
    private final Map<Release, LongAdder> releases = new ConcurrentHashMap<>();

    /**
     * A kind of release.
     *
     * @param releasingParty the value of {@code ReleasingParty}
     * @param rule the rule that decided
     */
    public record Release(String releasingParty, String rule) {}

    public EventCounts() {
        for (TEventType type : TEventType.values()) {
            events.put(type, new LongAdder());
        }
    }

    public void add(List<PublishedEvent> batch) {
        for (PublishedEvent published : batch) {
            TEvent event = published.event();
            events.get(event.type()).increment();
            // What reports a release says why; the others need not be searched for what they report.
            if (event.attribution().isPresent()) {
                count(Attributes.releasingParty(event), event.attribution().get());
            }
        }
    }

    private void count(String releasingParty, Attribution attribution) {
        if (!releasingParty.isEmpty()) {
            releases.computeIfAbsent(new Release(releasingParty, attribution.rule()), kind -> new LongAdder())
                    .increment();
        }
    }

    /** Events by name, those that there were. */
    public Map<String, Long> events() {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach((type, count) -> {
            if (count.sum() > 0) {
                counts.put(type.eventName(), count.sum());
            }
        });
        return counts;
    }

    /** DN-based releases. */
    public Map<Release, Long> releases() {
        Map<Release, Long> counts = new ConcurrentHashMap<>();
        releases.forEach((release, count) -> counts.put(release, count.sum()));
        return counts;
    }
}
