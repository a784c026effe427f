package org.onhook.bench.load;

/**
 * What was played.
 *
 * @param events how many events
 * @param bytes how many bytes
 * @param nanos from the first byte that was written until the client said that it has come to the end
 * @param driverCpuNanos the processor time of the thread that wrote
 * @param lastPass the number of the last pass
 */
public record Played(long events, long bytes, long nanos, long driverCpuNanos, int lastPass) {

    /** Events a second. */
    public double rate() {
        return events * 1e9 / nanos;
    }
}
