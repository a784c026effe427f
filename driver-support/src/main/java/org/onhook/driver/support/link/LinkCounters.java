package org.onhook.driver.support.link;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What is counted on a link, by name. Any thread may read. */
public final class LinkCounters {

    private static final int MOST_SKIPPED_NAMES = 200;
    private static final int LONGEST_NAME = 64;

    private final ConcurrentMap<String, LongAdder> byName = new ConcurrentHashMap<>();
    private final LongAdder bytes = counter("bytes");
    private final LongAdder events = counter("events");
    private final ConcurrentMap<String, LongAdder> skippedByName = new ConcurrentHashMap<>();
    private int skippedNames;

    /** Counts bytes. */
    public void received(int count) {
        bytes.add(count);
    }

    void event() {
        events.increment();
    }

    /** Counts one. */
    public void count(String name) {
        counter(name).increment();
    }

    /** Counts several. */
    public void count(String name, long times) {
        counter(name).add(times);
    }

    /** Counts a message that the link has no use for. Its name is the peer's: it is cut, and so is the number of names. */
    public void skipped(String name) {
        LongAdder known = skippedByName.get(name);
        if (known == null) {
            known = skippedFirst(name);
        }
        known.increment();
    }

    private LongAdder skippedFirst(String name) {
        String safe = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        String counter = "skipped." + safe.replaceAll("[^A-Za-z0-9_.-]", "_");
        if (!byName.containsKey(counter) && ++skippedNames > MOST_SKIPPED_NAMES) {
            return counter("skipped.others");
        }
        LongAdder adder = counter(counter);
        if (name.equals(safe) && skippedByName.size() < MOST_SKIPPED_NAMES) {
            skippedByName.put(name, adder);
        }
        return adder;
    }

    SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> counts = new TreeMap<>();
        byName.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** The counter of that name, for what is counted often. */
    public LongAdder counter(String name) {
        return byName.computeIfAbsent(name, n -> new LongAdder());
    }
}
