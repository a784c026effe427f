package org.onhook.recorder.format;

import java.util.Arrays;
import java.util.Objects;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.AttributionInForce;

/**
 * One line of a recording.
 *
 * <p>Each file begins with a {@link Header}. For each switch a {@link Lane} and an {@link Attribution} say how things
 * stood before the {@link Event}s that follow; they are written again in every file, and after every {@link Gap}.
 */
public sealed interface RecordingLine {

    /** A line about one switch. */
    sealed interface OfSwitch extends RecordingLine {
        String switchName();
    }

    /**
     * A file begins, or a recording in a file that has others in it already.
     *
     * @param started when the recording was started, in microseconds since 1970-01-01T00:00Z
     * @param part which of its files this is, from 1
     */
    record Header(long started, int part) implements RecordingLine {

        /** Whether this goes on where {@code before} ended. */
        public boolean continues(Header before) {
            return started == before.started && part == before.part + 1;
        }
    }

    /**
     * What was tracked before the next event of a switch.
     *
     * @param callsInProgress how many calls; the events of their beginnings are not in this file
     * @param state all of it, see {@link org.onhook.api.tracking.CallLane#state}; the array must not be changed
     */
    record Lane(String switchName, int callsInProgress, byte[] state) implements OfSwitch {

        @Override
        public boolean equals(Object other) {
            return other instanceof Lane lane
                    && switchName.equals(lane.switchName)
                    && callsInProgress == lane.callsInProgress
                    && Arrays.equals(state, lane.state);
        }

        @Override
        public int hashCode() {
            return Objects.hash(switchName, callsInProgress, Arrays.hashCode(state));
        }

        @Override
        public String toString() {
            return "Lane[" + switchName + ", calls in progress " + callsInProgress + ", state of " + state.length
                    + " bytes]";
        }
    }

    /** How releases are attributed from the next event of a switch on. */
    record Attribution(String switchName, AttributionInForce inForce) implements OfSwitch {}

    /**
     * An event entered the lane of a switch.
     *
     * @param link the link that delivered it; empty where none did
     */
    record Event(String switchName, String link, CallEvent event) implements OfSwitch {}

    /**
     * Events of a switch are missing here.
     *
     * @param lost how many
     */
    record Gap(String switchName, long lost) implements OfSwitch {}
}
