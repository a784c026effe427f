package org.onhook.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events of one switch that nobody has looked at yet. */
final class Inbox {

    private final List<DemoEvent> events = new ArrayList<>();
    private long lastArrival = System.nanoTime();

    synchronized void add(DemoEvent event) {
        events.add(event);
        lastArrival = System.nanoTime();
        notifyAll();
    }

    /**
     * Takes everything, once there were calls, all of them are over, and nothing came for a while; or when the time is
     * over.
     */
    synchronized List<DemoEvent> takeStory(Duration quiet, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long wait = pause(quiet, deadline); wait > 0; wait = pause(quiet, deadline)) {
            wait(wait);
        }
        List<DemoEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** How many milliseconds to wait on; 0 or less if the story is over. */
    private long pause(Duration quiet, long deadline) {
        long now = System.nanoTime();
        long created = count("EventCallCreated");
        boolean over = created > 0 && created == count("EventCallDeleted");
        long until = over ? Math.min(deadline, lastArrival + quiet.toNanos()) : deadline;
        return until <= now ? 0 : Duration.ofNanos(until - now).toMillis() + 1;
    }

    private long count(String name) {
        return events.stream().filter(event -> event.is(name)).count();
    }
}
