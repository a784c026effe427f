package org.onhook.bench.load;

/**
 * What was played.
 *
 * @param events how many events
 * @param begun when the first byte was written, in nanoseconds like {@link System#nanoTime}
 * @param end when the client said that it has come to the end
 * @param driverCpuNanos the processor time of the threads that wrote and read answers
 * @param lastPass the number of the last pass
 */
public record Played(long events, long begun, long end, long driverCpuNanos, int lastPass) {

    /** Events a second. */
    public double rate() {
        return events * 1e9 / (end - begun);
    }

    /** What was played at the same time. */
    public Played beside(Played other) {
        return new Played(
                events + other.events,
                Math.min(begun, other.begun),
                Math.max(end, other.end),
                driverCpuNanos + other.driverCpuNanos,
                lastPass);
    }
}
