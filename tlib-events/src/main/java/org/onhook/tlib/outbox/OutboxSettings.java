package org.onhook.tlib.outbox;

import java.time.Duration;

/**
 * The limits of the outbox.
 *
 * @param maxBytes how much memory events may take, in bytes: their JSON and {@value #OVERHEAD} bytes each for the rest; an
 *     event that is larger than this is taken once the outbox is empty
 * @param maxEvents how many events there may be
 * @param startup how long after the start a sink that was never seen gets what is already there; later ones begin with
 *     the next event
 * @param drain how long a sink is given to write what waits for it, when it is removed and at the end
 */
public record OutboxSettings(long maxBytes, int maxEvents, Duration startup, Duration drain) {

    static final int OVERHEAD = 1024;

    /** 64 MiB, 262144 events, 30 s, 3 s. */
    public static final OutboxSettings DEFAULT =
            new OutboxSettings(64L << 20, 1 << 18, Duration.ofSeconds(30), Duration.ofSeconds(3));

    public OutboxSettings {
        if (maxBytes < 1 || maxEvents < 1 || startup.isNegative() || drain.isNegative()) {
            throw new IllegalArgumentException("limits of the outbox: " + maxBytes + " bytes, " + maxEvents
                    + " events, startup " + startup + ", drain " + drain);
        }
    }

    /** These settings with another limit of memory. */
    public OutboxSettings withMaxBytes(long bytes) {
        return new OutboxSettings(bytes, maxEvents, startup, drain);
    }
}
