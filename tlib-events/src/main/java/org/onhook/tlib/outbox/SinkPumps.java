package org.onhook.tlib.outbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.sink.EventSink;
import org.onhook.api.tlib.DeliveryStatus.SinkView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks that are present. Thread-safe.
 *
 * <p>Of several sinks with one name the first is served, and the next one from where that stopped once it is removed: a
 * sink may be replaced in either order.
 */
public final class SinkPumps {

    private static final Logger LOG = LoggerFactory.getLogger(SinkPumps.class);

    private final Outbox outbox;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private boolean closed;

    public SinkPumps(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Starts to serve the sink. Returns at once. After {@link #close} it does nothing. */
    public synchronized void add(String name, boolean mustHave, EventSink sink) {
        if (closed) {
            return;
        }
        Place place = places.computeIfAbsent(name, n -> new Place());
        place.candidates.addLast(new Candidate(name, mustHave, sink));
        if (place.candidates.size() > 1) {
            LOG.warn("sink {}: there is one of that name already; this one waits until that is removed", name);
        } else {
            serveFirst(place);
        }
    }

    /**
     * Stops to serve the sink, after it was given the time for draining to write what is there. When this returns the
     * sink is not called any more, unless it never came back from a call.
     */
    public void remove(String name, EventSink sink) {
        Place place;
        Candidate candidate;
        synchronized (this) {
            place = places.getOrDefault(name, new Place());
            candidate = place.candidateFor(sink);
            if (candidate == null || candidate != place.candidates.peekFirst()) {
                place.candidates.remove(candidate);
                return;
            }
        }
        place.pump.beginStop(outbox.settings().drain());
        place.pump.awaitStop();
        synchronized (this) {
            if (candidate == place.candidates.peekFirst()) {
                place.candidates.removeFirst();
                serveFirst(place);
            }
        }
    }

    /** The sinks that are served. */
    public synchronized List<SinkView> states() {
        return places.values().stream()
                .filter(place -> place.pump != null)
                .map(place -> place.pump.state())
                .toList();
    }

    /** Closes the outbox, and stops to serve all sinks after they were given the time for draining, once for all. */
    public void close() {
        outbox.close();
        List<Pump> pumps;
        synchronized (this) {
            closed = true;
            pumps = places.values().stream()
                    .filter(place -> place.pump != null)
                    .map(place -> place.pump)
                    .toList();
            places.clear();
        }
        pumps.forEach(pump -> pump.beginStop(outbox.settings().drain()));
        pumps.forEach(Pump::awaitStop);
    }

    private void serveFirst(Place place) {
        Candidate first = place.candidates.peekFirst();
        place.pump = first == null || closed ? null : new Pump(first.name, first.mustHave, first.sink, outbox);
        if (place.pump != null) {
            place.pump.start();
        }
    }

    private record Candidate(String name, boolean mustHave, EventSink sink) {}

    /** The sinks of one name; the pump serves the first. */
    private static final class Place {

        private final Deque<Candidate> candidates = new ArrayDeque<>();
        private volatile Pump pump;

        private Candidate candidateFor(EventSink sink) {
            return candidates.stream()
                    .filter(candidate -> candidate.sink == sink)
                    .findFirst()
                    .orElse(null);
        }
    }
}
