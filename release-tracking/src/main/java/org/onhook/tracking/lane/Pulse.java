package org.onhook.tracking.lane;

/** Notices that a lane stood still: a clock tells it the time again and again, and no event brought it either. */
final class Pulse {

    /** A single beat that comes late, as on a busy machine, is none that failed to come. */
    private static final int MISSED = 3;

    private final long beat;
    private long last;

    /**
     * @param beat how often the time is told, in microseconds
     * @param last when the lane was last known to go on
     */
    Pulse(long beat, long last) {
        this.beat = beat;
        this.last = last;
    }

    /** Of a lane that nobody tells the time, which may be silent for as long as nothing happens. */
    static Pulse none() {
        return new Pulse(Long.MAX_VALUE / MISSED, 0);
    }

    /** The lane goes on at that time. Returns for how long it certainly stood before, in microseconds; 0 if it did not. */
    long stoodBefore(long micros) {
        long since = micros - last;
        last = Math.max(last, micros);
        return since > MISSED * beat ? since - beat : 0;
    }
}
