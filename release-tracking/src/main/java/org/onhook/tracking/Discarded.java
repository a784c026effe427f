package org.onhook.tracking;

import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/** Counts the events that told nothing, by why. */
final class Discarded {

    private long unmatched;
    private long belated;
    private long contradictory;

    /** The event is about a call that is not known. */
    void unmatched() {
        unmatched++;
    }

    /** The event is about something that has ended, as another monitor reported before. */
    void belated() {
        belated++;
    }

    /** The event contradicts itself. */
    void contradictory() {
        contradictory++;
    }

    void write(StateOutput out) {
        out.number(unmatched).number(belated).number(contradictory);
    }

    void read(StateInput in) {
        unmatched = in.number();
        belated = in.number();
        contradictory = in.number();
    }

    long unmatchedCount() {
        return unmatched;
    }

    long belatedCount() {
        return belated;
    }

    long contradictoryCount() {
        return contradictory;
    }
}
