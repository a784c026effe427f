package org.onhook.http.stream;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.http.settings.HttpSettings;

/** The stream of events to all its consumers. Thread-safe. */
public final class EventStream implements AutoCloseable {

    /** How long events that follow closely are gathered, so that many consumers cost few writes. */
    private static final long GATHER_MILLIS = 5;

    private static final long LONGEST_SLEEP_MILLIS = 500;
    private static final long DRAIN_MILLIS = 500;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    private final Supplier<HttpSettings> settings;
    private final StreamBuffer buffer = new StreamBuffer();
    private final Set<Consumer> consumers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places = new AtomicInteger();
    private final LongAdder opened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Thread thread = new Thread(this::run, "onhook-http-stream");
    private boolean awake;
    private volatile boolean closed;

    public EventStream(Supplier<HttpSettings> settings) {
        this.settings = settings;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Adds events. Returns at once, however slow consumers are. */
    public void add(List<PublishedEvent> events) {
        buffer.add(events, settings.get().streamBuffer());
        wake();
    }

    /** Takes a place for one more consumer, if there is one: {@link #open} has to follow. */
    public boolean takePlace() {
        if (places.incrementAndGet() <= settings.get().maxConsumers() && !closed) {
            return true;
        }
        places.decrementAndGet();
        refused.increment();
        return false;
    }

    /**
     * Adds a consumer on the place that was taken for it.
     *
     * @param after the latest event that it has; empty if it wants what is to come
     * @param entitled whether it may stay
     */
    public void open(AsyncContext async, Filter filter, Optional<EventId> after, BooleanSupplier entitled)
            throws IOException {
        Cursor cursor = new Cursor(buffer, filter, after, gaps::increment);
        Consumer consumer = new Consumer(async, cursor, entitled, silence(), System::nanoTime, this);
        consumers.add(consumer);
        opened.increment();
        consumer.start();
        if (closed) {
            consumer.leave();
        }
    }

    /** How it is now. */
    public Status status() {
        StreamBuffer.Size size = buffer.size();
        return new Status(consumers.size(), size.events(), size.bytes(), opened.sum(), refused.sum(), gaps.sum());
    }

    /**
     * How the stream is at one moment.
     *
     * @param consumers how many consumers there are
     * @param events how many events are held
     * @param bytes how much memory they take
     * @param opened how many consumers there were
     * @param refused how many there was no place for
     * @param gaps how often consumers were told that events are missing
     */
    public record Status(int consumers, long events, long bytes, long opened, long refused, long gaps) {}

    /** Lets consumers have what is there, as far as they take it soon, and lets them go. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        while (System.nanoTime() < deadline && !consumers.stream().allMatch(Consumer::isAtRest)) {
            pause();
        }
        closed = true;
        consumers.forEach(Consumer::leave);
        wake();
        try {
            thread.join(DRAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void wake() {
        lock.lock();
        try {
            awake = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    void remove(Consumer consumer) {
        if (consumers.remove(consumer)) {
            places.decrementAndGet();
        }
    }

    private void run() {
        while (!closed) {
            sleep();
            for (Consumer consumer : consumers) {
                if (!consumer.isEntitled()) {
                    consumer.leave();
                }
                consumer.turn();
            }
            pause();
        }
        consumers.forEach(Consumer::turn);
    }

    private void sleep() {
        lock.lock();
        try {
            if (!awake) {
                something.await(LONGEST_SLEEP_MILLIS, TimeUnit.MILLISECONDS);
            }
            awake = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private Duration silence() {
        Duration third = settings.get().stall().dividedBy(3);
        return third.compareTo(LONGEST_SILENCE) < 0 ? third : LONGEST_SILENCE;
    }
}
