package org.onhook.tracking.lane;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time, as drivers take it for their events. */
final class Clock {

    private Clock() {}

    /** In microseconds since 1970-01-01T00:00Z. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
