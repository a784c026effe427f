package org.onhook.bench.worker;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.onhook.api.sink.PublishedEvent;

/**
 * When events were written, by their numbers: of the last ones, in memory. A mapped file would be no place for them, since the disk makes
 * whoever writes to it wait at times. Thread-safe.
 */
public final class Stamps {

    private static final int KEPT = 1 << 18;

    private final long[] nanos;
    private long last;

    private Stamps(long[] nanos, long last) {
        this.nanos = nanos;
        this.last = last;
    }

    /** Nothing was written yet. */
    public static Stamps none() {
        return new Stamps(new long[KEPT], 0);
    }

    /** These were written until {@code now}, in nanoseconds like {@link System#nanoTime}. */
    synchronized void put(List<PublishedEvent> batch, long now) {
        for (PublishedEvent event : batch) {
            last = event.event().sequence();
            nanos[slot(last)] = now;
        }
    }

    /**
     * When the event of that number was written, in nanoseconds like {@link System#nanoTime}; 0 where it was not.
     *
     * @throws IllegalArgumentException if it is not known any more
     */
    public synchronized long get(long number) {
        if (number > last || number <= last - KEPT) {
            throw new IllegalArgumentException(number + " is not among the " + KEPT + " events up to " + last);
        }
        return nanos[slot(number)];
    }

    /** As one line of text. */
    synchronized String print() {
        return last + " " + LongStream.of(nanos).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    /** Reads what was printed. */
    public static Stamps parse(String line) {
        long[] values =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Stamps(Arrays.copyOfRange(values, 1, values.length), values[0]);
    }

    private static int slot(long number) {
        return (int) (number % KEPT);
    }
}
