package org.onhook.tlib.outbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;

/**
 * Keeps the latest events that report a release, as their JSON, in memory of a fixed size. Thread-safe.
 *
 * <p>The JSON lies in one array that is used again and again. Where releases come fast, each would otherwise be an object, or
 * many, that is still young when garbage is collected, and is copied for nothing: ten thousand events took 15 ms of each pause.
 */
public final class ReleaseLog implements ReleaseHistory {

    private static final int LEAST_EACH = 512;

    private final byte[] bytes;
    /** Of each entry, which has a number and lies in the slot of that number. */
    private final int[] starts;

    private final int[] lengths;
    private final long[] connIds;
    private final boolean[] callBased;
    private long first;
    private long end;
    /** Where the next entry begins. */
    private int next;

    /** @param size how many bytes of JSON are kept, DN-based and call-based events together */
    public ReleaseLog(int size) {
        bytes = new byte[size];
        int slots = Math.max(1, size / LEAST_EACH);
        starts = new int[slots];
        lengths = new int[slots];
        connIds = new long[slots];
        callBased = new boolean[slots];
    }

    /** Keeps the event if it reports a release, and is not larger than all that can be kept. */
    public void add(PublishedEvent published) {
        boolean release =
                switch (published.event().type()) {
                    case RELEASED, ABANDONED, CALL_PARTY_DELETED, CALL_DELETED -> true;
                    default -> false;
                };
        if (release && published.json().length <= bytes.length) {
            keep(published.event(), published.json());
        }
    }

    private synchronized void keep(TEvent event, byte[] json) {
        if (json.length > bytes.length - next) {
            // An entry lies in one piece. What is behind here goes first: it is older than what is at the beginning.
            forget(next, bytes.length);
            next = 0;
        }
        forget(next, next + json.length);
        if (end - first == starts.length) {
            first++;
        }
        int slot = slot(end++);
        System.arraycopy(json, 0, bytes, next, json.length);
        starts[slot] = next;
        lengths[slot] = json.length;
        connIds[slot] = connId(event);
        callBased[slot] = event.type().isCallBased();
        next += json.length;
    }

    /** Forgets the oldest entries as long as they lie between these positions: the oldest is the one that follows the newest. */
    private void forget(int from, int to) {
        while (first < end && starts[slot(first)] < to && starts[slot(first)] + lengths[slot(first)] > from) {
            first++;
        }
    }

    @Override
    public Stream<byte[]> latest() {
        long from = oldest();
        long newest = newest();
        // One entry at a time: whoever publishes does not wait until all are read.
        return LongStream.rangeClosed(from, newest)
                .map(number -> newest - (number - from))
                .mapToObj(this::dnBased)
                .flatMap(Optional::stream);
    }

    @Override
    public List<byte[]> ofCall(long connId) {
        return LongStream.rangeClosed(oldest(), newest())
                .mapToObj(number -> ofCall(number, connId))
                .flatMap(Optional::stream)
                .toList();
    }

    private synchronized long oldest() {
        return first;
    }

    private synchronized long newest() {
        return end - 1;
    }

    private synchronized Optional<byte[]> dnBased(long number) {
        return callBased[slot(number)] ? Optional.empty() : entry(number);
    }

    private synchronized Optional<byte[]> ofCall(long number, long connId) {
        return connIds[slot(number)] == connId ? entry(number) : Optional.empty();
    }

    /** A copy; empty if it was forgotten meanwhile. */
    private Optional<byte[]> entry(long number) {
        if (number < first) {
            return Optional.empty();
        }
        byte[] copy = new byte[lengths[slot(number)]];
        System.arraycopy(bytes, starts[slot(number)], copy, 0, copy.length);
        return Optional.of(copy);
    }

    private int slot(long number) {
        return (int) (number % starts.length);
    }

    private static long connId(TEvent event) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.ConnId id && id.name().equals("ConnID")) {
                return id.value();
            }
        }
        return 0;
    }
}
