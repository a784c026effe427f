package org.onhook.http.stream;

import java.util.List;
import java.util.Optional;
import org.onhook.api.sink.PublishedEvent;

/**
 * The latest events, found by their place: the first that was ever added has place 0. Bounded in memory: the oldest make
 * room. Thread-safe.
 */
final class StreamBuffer {

    private static final int OVERHEAD = 256;

    private StreamedEvent[] slots = new StreamedEvent[256];
    private long first;
    private long end;
    private long bytes;

    synchronized void add(List<PublishedEvent> events, long maxBytes) {
        for (int i = 0; i < events.size(); i++) {
            add(StreamedEvent.of(events.get(i)), maxBytes);
        }
    }

    private void add(StreamedEvent event, long maxBytes) {
        if (end - first == slots.length) {
            grow();
        }
        slots[slot(end)] = event;
        end++;
        bytes += costOf(event);
        while (bytes > maxBytes && end - first > 1) {
            removeFirst();
        }
    }

    synchronized Size size() {
        return new Size(end - first, bytes);
    }

    /** The next event for a cursor, which goes on behind it; empty if there is none yet. What is gone is passed over. */
    synchronized Optional<StreamedEvent> next(Cursor cursor) {
        long place = Math.max(cursor.place, first);
        if (place == end) {
            return Optional.empty();
        }
        cursor.place = place + 1;
        return Optional.of(slots[slot(place)]);
    }

    synchronized boolean hasNext(Cursor cursor) {
        return cursor.place < end;
    }

    /** Has a cursor begin with the next event that comes. Returns the latest so far. */
    synchronized Optional<EventId> goToEnd(Cursor cursor) {
        cursor.place = end;
        return first < end ? Optional.of(slots[slot(end - 1)].id()) : Optional.empty();
    }

    /** Has a cursor begin with what follows {@code id}. False: {@code id} is ahead of everything, all follows then. */
    synchronized boolean goBehind(EventId id, Cursor cursor) {
        boolean ahead = first < end && slots[slot(end - 1)].id().compareTo(id) < 0;
        cursor.place = ahead ? first : placeAfter(id);
        return !ahead;
    }

    private long placeAfter(EventId id) {
        long low = first;
        long high = end;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (slots[slot(middle)].id().compareTo(id) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void removeFirst() {
        int slot = slot(first);
        bytes -= costOf(slots[slot]);
        slots[slot] = null;
        first++;
    }

    private void grow() {
        StreamedEvent[] more = new StreamedEvent[2 * slots.length];
        for (long place = first; place < end; place++) {
            more[(int) (place & (more.length - 1))] = slots[slot(place)];
        }
        slots = more;
    }

    private int slot(long place) {
        return (int) (place & (slots.length - 1));
    }

    /** How much is held: events, and bytes with what is around them. */
    record Size(long events, long bytes) {}

    private static long costOf(StreamedEvent event) {
        return event.json().length + (long) OVERHEAD;
    }
}
