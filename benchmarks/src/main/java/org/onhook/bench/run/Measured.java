package org.onhook.bench.run;

import org.onhook.bench.load.Played;
import org.onhook.bench.worker.Usage;

/**
 * One round of one subject.
 *
 * @param played what was played, and how fast it was read
 * @param used what that took
 * @param written how many events were written
 */
record Measured(Played played, Usage used, long written) {

    double rate() {
        return played.rate();
    }

    /** Processor time of the lane for an event in, in nanoseconds. */
    double laneNanos() {
        return per(used.laneCpu());
    }

    double sinkNanos() {
        return per(used.sinkCpu());
    }

    /** Processor time of lanes and sinks together. */
    double ownNanos() {
        return laneNanos() + sinkNanos();
    }

    double processNanos() {
        return per(used.processCpu());
    }

    double driverNanos() {
        return per(played.driverCpuNanos());
    }

    /** Bytes that lane and sinks allocated for an event in. */
    double allocated() {
        return per(used.laneBytes() + used.sinkBytes());
    }

    double writtenEach() {
        return per(written);
    }

    private double per(long total) {
        return (double) total / played.events();
    }
}
