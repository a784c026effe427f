package org.onhook.tlib.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.DeliveryStatus.OutboxView;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tlib.encoding.Unnumbered;

/**
 * The events of all lanes that some sink has not got yet, in the order of their numbers, which they get here; while it starts,
 * all of them. Thread-safe.
 *
 * <p>When it is full the oldest event makes room, unless a must-have sink that is present has not got it yet: then the lane
 * waits. A must-have sink that is away is not waited for; it goes on where it stopped when it returns, and is told of a gap
 * if the outbox was overrun meanwhile, like any other sink.
 */
public final class Outbox {

    private final long serverStart;
    private final Consumer<PublishedEvent> published;
    private final long openedAt = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final EventRing ring;
    private final List<Cursor> cursors = new ArrayList<>();
    private final Map<String, Long> positionsOfAbsent = new HashMap<>();
    private OutboxSettings settings;
    private int waitingForRoom;
    private boolean waits = true;
    private boolean closed;

    /** @param published is given every event in order, under the outbox's lock: it must be quick */
    public Outbox(long serverStart, OutboxSettings settings, Consumer<PublishedEvent> published) {
        this(serverStart, 1, settings, published);
    }

    private Outbox(long serverStart, long first, OutboxSettings settings, Consumer<PublishedEvent> published) {
        this.serverStart = serverStart;
        this.ring = new EventRing(first);
        this.settings = settings;
        this.published = published;
    }

    /**
     * An outbox that goes on where one was written: with the next number, and with what sinks had not got yet.
     *
     * @param in what {@link #write} wrote
     */
    public static Outbox read(StateInput in, OutboxSettings settings, Consumer<PublishedEvent> published) {
        Outbox outbox = new Outbox(in.number(), in.number(), settings, published);
        in.list(() -> PublishedState.read(in)).forEach(outbox.ring::add);
        in.list(() -> outbox.positionsOfAbsent.put(in.text(), in.number()));
        in.end();
        return outbox;
    }

    /** Writes what there is to go on with, once it is closed and no sink is served any more. */
    public void write(StateOutput out) {
        lock.lock();
        try {
            long needed = positionsOfAbsent.values().stream()
                    .mapToLong(Long::longValue)
                    .min()
                    .orElse(ring.end());
            long from = Math.max(needed, ring.first());
            out.number(serverStart)
                    .number(from)
                    .each(ring.from(from, ring.size()), event -> PublishedState.write(out, event))
                    .each(positionsOfAbsent.entrySet(), sink -> out.text(sink.getKey())
                            .number(sink.getValue()));
        } finally {
            lock.unlock();
        }
    }

    /** The server's start time, the first half of every event's id. */
    public long serverStart() {
        return serverStart;
    }

    /** The number of the next event. */
    public long nextSequence() {
        lock.lock();
        try {
            return ring.end();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the limits; the next event that is appended brings the outbox within them. */
    public void configure(OutboxSettings changed) {
        lock.lock();
        try {
            settings = changed;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    OutboxSettings settings() {
        lock.lock();
        try {
            return settings;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the events the next numbers and appends them. It waits for room as described above, until {@code impatient} says
     * that it must not wait any longer, or the thread is interrupted, or the outbox is closed; then they are appended
     * beyond the limit, so that none is lost.
     *
     * @return the number of the next event
     * @throws IllegalStateException if the outbox is closed
     */
    public long append(String switchName, List<Unnumbered> events, BooleanSupplier impatient) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the outbox is closed");
            }
            for (int i = 0; i < events.size(); i++) {
                append(switchName, events.get(i), impatient);
            }
            arrived.signalAll();
            return ring.end();
        } finally {
            lock.unlock();
        }
    }

    private void append(String switchName, Unnumbered unnumbered, BooleanSupplier impatient) {
        awaitRoom(EventRing.costOf(unnumbered.length()), impatient);
        PublishedEvent event = unnumbered.published(switchName, serverStart, ring.end());
        ring.add(event);
        published.accept(event);
    }

    /** Lets lanes that wait for room ask again whether they may. */
    public void wakeLanes() {
        lock.lock();
        try {
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How many lanes wait for a must-have sink at this moment. */
    public int lanesWaiting() {
        return view().lanesWaiting();
    }

    /** How it is at this moment. */
    public OutboxView view() {
        lock.lock();
        try {
            return new OutboxView(ring.size(), ring.bytes(), settings.maxBytes(), waitingForRoom);
        } finally {
            lock.unlock();
        }
    }

    /** Lanes wait for no sink any more: from now on the outbox grows beyond its limits. */
    public void stopWaiting() {
        lock.lock();
        try {
            waits = false;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further events. Lanes that wait for room append what they hold. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A sink comes: under a name that was here before it goes on where that one stopped. */
    Cursor enter(String name, boolean mustHave) {
        lock.lock();
        try {
            Long position = positionsOfAbsent.remove(name);
            Cursor cursor = new Cursor(name, mustHave, position != null ? position : firstPosition());
            cursors.add(cursor);
            return cursor;
        } finally {
            lock.unlock();
        }
    }

    /** A sink is about to go: what is there now is the last that it gets. */
    void finish(Cursor cursor) {
        lock.lock();
        try {
            cursor.until = closed ? Long.MAX_VALUE : ring.end();
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A sink is gone. Its position is kept. */
    void leave(Cursor cursor) {
        lock.lock();
        try {
            if (cursors.remove(cursor)) {
                positionsOfAbsent.put(cursor.name, cursor.next);
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the sink gets next; waits until there is something. */
    Delivery next(Cursor cursor, int limit) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (isFinished(cursor)) {
                    return Delivery.FINISHED;
                }
                if (cursor.next < ring.first()) {
                    return new Delivery.Missed(cursor.next, ring.first() - 1);
                }
                if (cursor.next < ring.end()) {
                    return new Delivery.Events(ring.from(cursor.next, limit));
                }
                arrived.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The sink has everything before this number. */
    void delivered(Cursor cursor, long next) {
        lock.lock();
        try {
            cursor.next = next;
            forgetDelivered();
            if (waitingForRoom > 0) {
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many events a sink has still to get. */
    long backlog(Cursor cursor) {
        lock.lock();
        try {
            return ring.end() - cursor.next;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops what every sink has, those that are away included. Events that go young cost the garbage collector nothing; a full
     * outbox of old ones costs it more than all the rest.
     */
    private void forgetDelivered() {
        if (isStarting()) {
            return;
        }
        long needed = ring.end();
        for (Cursor cursor : cursors) {
            needed = Math.min(needed, cursor.next);
        }
        for (long position : positionsOfAbsent.values()) {
            needed = Math.min(needed, position);
        }
        while (ring.first() < needed) {
            ring.removeFirst();
        }
    }

    private boolean isFinished(Cursor cursor) {
        boolean nothingFollows = closed && waitingForRoom == 0 && cursor.next >= ring.end();
        return cursor.next >= cursor.until || nothingFollows;
    }

    private long firstPosition() {
        return isStarting() ? ring.first() : ring.end();
    }

    /** Whether a sink that was never seen gets what is already there. */
    private boolean isStarting() {
        return System.nanoTime() - openedAt < settings.startup().toNanos();
    }

    private void awaitRoom(long cost, BooleanSupplier impatient) {
        waitingForRoom++;
        try {
            while (!makeRoom(cost) && waits && !closed && !impatient.getAsBoolean()) {
                arrived.signalAll();
                room.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waitingForRoom--;
        }
    }

    private boolean makeRoom(long cost) {
        if (hasRoom(cost)) {
            return true;
        }
        long stillNeeded = firstStillNeeded();
        while (!hasRoom(cost)) {
            if (ring.first() >= stillNeeded) {
                return false;
            }
            ring.removeFirst();
        }
        return true;
    }

    /** One event fits in however large it is. */
    private boolean hasRoom(long cost) {
        return ring.size() == 0 || ring.bytes() + cost <= settings.maxBytes() && ring.size() < settings.maxEvents();
    }

    private long firstStillNeeded() {
        long needed = Long.MAX_VALUE;
        for (Cursor cursor : cursors) {
            if (cursor.mustHave) {
                needed = Math.min(needed, cursor.next);
            }
        }
        return needed;
    }
}
