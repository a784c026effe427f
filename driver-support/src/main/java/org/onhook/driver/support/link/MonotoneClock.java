package org.onhook.driver.support.link;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Wall-clock time in microseconds since 1970-01-01T00:00Z that never goes back. The links of a driver share one, so that time
 * does not go back from one to another that takes its place. May be used by any thread.
 */
public final class MonotoneClock {

    private final LongSupplier wall;
    private final AtomicLong last = new AtomicLong();

    public MonotoneClock() {
        this(MonotoneClock::wallMicros);
    }

    MonotoneClock(LongSupplier wall) {
        this.wall = wall;
    }

    public long micros() {
        return last.accumulateAndGet(wall.getAsLong(), Math::max);
    }

    static long wallMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
