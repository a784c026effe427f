package org.onhook.tlib.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.onhook.api.sink.PublishedEvent;

/** Events with consecutive sequence numbers, first in first out, found by their number. Not thread-safe. */
final class EventRing {

    private PublishedEvent[] slots = new PublishedEvent[1024];
    /** What each slot's event costs: whoever drops it need not touch what another processor has made. */
    private int[] costs = new int[slots.length];

    private long first;
    private long end;
    private long bytes;

    /** @param first the number of the first event that is added */
    EventRing(long first) {
        this.first = first;
        this.end = first;
    }

    /** The number of the oldest event; {@link #end} if there is none. */
    long first() {
        return first;
    }

    /** The number of the next event that is added. */
    long end() {
        return end;
    }

    int size() {
        return (int) (end - first);
    }

    long bytes() {
        return bytes;
    }

    void add(PublishedEvent event) {
        if (size() == slots.length) {
            grow();
        }
        int slot = slot(end);
        int cost = costOf(event.json().length);
        slots[slot] = event;
        costs[slot] = cost;
        end++;
        bytes += cost;
    }

    void removeFirst() {
        int slot = slot(first);
        bytes -= costs[slot];
        slots[slot] = null;
        first++;
    }

    /** The events from this number on, at most {@code limit} of them. */
    List<PublishedEvent> from(long sequence, int limit) {
        int count = (int) Math.min(limit, end - sequence);
        List<PublishedEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(slots[slot(sequence + i)]);
        }
        return Collections.unmodifiableList(events);
    }

    static int costOf(int jsonLength) {
        return jsonLength + OutboxSettings.OVERHEAD;
    }

    private void grow() {
        PublishedEvent[] more = new PublishedEvent[2 * slots.length];
        int[] moreCosts = new int[more.length];
        for (long sequence = first; sequence < end; sequence++) {
            int target = (int) (sequence & (more.length - 1));
            more[target] = slots[slot(sequence)];
            moreCosts[target] = costs[slot(sequence)];
        }
        slots = more;
        costs = moreCosts;
    }

    private int slot(long sequence) {
        return (int) (sequence & (slots.length - 1));
    }
}
