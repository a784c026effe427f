package org.onhook.driver.support.link;

import java.time.Instant;

/** Wall-clock time in microseconds since 1970-01-01T00:00Z that never goes back. Belongs to one thread. */
final class MonotoneClock {

    private long last;

    long micros() {
        last = Math.max(last, wallMicros());
        return last;
    }

    static long wallMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
