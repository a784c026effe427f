package org.onhook.tracking.model;

import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/**
 * A point in time.
 *
 * @param micros as it is told, in microseconds since 1970-01-01T00:00Z
 * @param waitTime as waits run, which stand while the lane does
 */
public record Moment(long micros, long waitTime) {

    void write(StateOutput out) {
        out.number(micros).number(waitTime);
    }

    static Moment read(StateInput in) {
        return new Moment(in.number(), in.number());
    }
}
