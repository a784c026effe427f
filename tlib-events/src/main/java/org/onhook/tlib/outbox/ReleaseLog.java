package org.onhook.tlib.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;

/** Keeps the latest events that report a release, up to a number of them. Thread-safe. */
public final class ReleaseLog implements ReleaseHistory {

    private final int capacity;
    private final Deque<TEvent> events = new ArrayDeque<>();

    /** @param capacity how many events are kept, DN-based and call-based together */
    public ReleaseLog(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps the event if it reports a release. */
    public void add(TEvent event) {
        boolean release =
                switch (event.type()) {
                    case RELEASED, ABANDONED, CALL_PARTY_DELETED, CALL_DELETED -> true;
                    default -> false;
                };
        if (release) {
            keep(event);
        }
    }

    private synchronized void keep(TEvent event) {
        if (events.size() == capacity) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    @Override
    public synchronized List<TEvent> latest(int limit) {
        List<TEvent> latest = new ArrayList<>();
        Iterator<TEvent> newestFirst = events.descendingIterator();
        while (newestFirst.hasNext() && latest.size() < limit) {
            TEvent event = newestFirst.next();
            if (!event.type().isCallBased()) {
                latest.add(event);
            }
        }
        return List.copyOf(latest);
    }

    @Override
    public synchronized List<TEvent> ofCall(long connId) {
        return events.stream().filter(event -> isOf(event, connId)).toList();
    }

    private static boolean isOf(TEvent event, long connId) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.ConnId id && id.name().equals("ConnID")) {
                return id.value() == connId;
            }
        }
        return false;
    }
}
