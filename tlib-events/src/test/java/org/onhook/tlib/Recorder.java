package org.onhook.tlib;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;

/** A sink that remembers, and that can be held up or broken. */
public final class Recorder implements EventSink {

    private final List<PublishedEvent> events = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean broken;

    @Override
    public void write(List<PublishedEvent> batch) throws IOException {
        await();
        if (broken) {
            throw new IOException("disk full");
        }
        synchronized (this) {
            events.addAll(batch);
        }
    }

    @Override
    public synchronized void gap(long first, long last) {
        gaps.add(first + "-" + last);
    }

    public void holdUp() {
        hold = new CountDownLatch(1);
    }

    public void goOn() {
        hold.countDown();
    }

    public void setBroken(boolean isBroken) {
        broken = isBroken;
    }

    public synchronized List<Long> numbers() {
        return events.stream().map(event -> event.event().sequence()).toList();
    }

    public synchronized List<String> gaps() {
        return List.copyOf(gaps);
    }

    public synchronized List<PublishedEvent> events() {
        return List.copyOf(events);
    }

    public List<String> jsons() {
        return events().stream()
                .map(event -> new String(event.json(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Waits until it is so, at most 5 s. */
    public static void eventually(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(5));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not come to that within 5 s");
            }
            Thread.sleep(2);
        }
    }

    /** How many calls are held up. */
    public int waiting() {
        return waiting.get();
    }

    private void await() throws IOException {
        waiting.incrementAndGet();
        try {
            hold.await();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        } finally {
            waiting.decrementAndGet();
        }
    }
}
