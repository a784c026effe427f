package org.onhook.simulator.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who monitors what. */
public final class Monitors {

    /** A monitor of one client. */
    public record Monitor(Client client, String crossRef, String dn) {}

    private final Map<String, List<Monitor>> byDevice = new ConcurrentHashMap<>();
    private long crossRefs = 1169730000L;
    private long lastStart = System.nanoTime();

    synchronized Monitor start(Client client, String dn) {
        Monitor monitor = new Monitor(client, Long.toString(++crossRefs), dn);
        byDevice.computeIfAbsent(dn, key -> new CopyOnWriteArrayList<>()).add(monitor);
        lastStart = System.nanoTime();
        notifyAll();
        return monitor;
    }

    /** Ends one monitor; false where the client has none of that cross reference. */
    synchronized boolean stop(Client client, String crossRef) {
        return removeIf(
                monitor -> monitor.client() == client && monitor.crossRef().equals(crossRef));
    }

    synchronized void stopAll(Client client) {
        removeIf(monitor -> monitor.client() == client);
    }

    private boolean removeIf(java.util.function.Predicate<Monitor> wanted) {
        boolean removed = false;
        for (List<Monitor> monitors : byDevice.values()) {
            removed |= monitors.removeIf(wanted);
        }
        byDevice.values().removeIf(List::isEmpty);
        return removed;
    }

    /** The monitors on one device. */
    public List<Monitor> of(String dn) {
        return byDevice.getOrDefault(dn, List.of());
    }

    public boolean isMonitored(String dn) {
        return byDevice.containsKey(dn);
    }

    /** All devices that are monitored, in order. */
    public Set<String> devices() {
        return new TreeSet<>(byDevice.keySet());
    }

    /** Waits until all these devices are monitored; false where the time is over before. */
    public synchronized boolean await(Set<String> dns, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!byDevice.keySet().containsAll(dns)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Waits until there are monitors and none was added for that long, or all these devices are monitored. */
    public synchronized void awaitQuiet(Duration quiet, Set<String> enough) throws InterruptedException {
        while (byDevice.isEmpty()
                || System.nanoTime() - lastStart < quiet.toNanos()
                        && !byDevice.keySet().containsAll(enough)) {
            wait(50);
        }
    }
}
