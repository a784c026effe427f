package org.onhook.tracking.model;

import java.util.List;
import org.onhook.api.call.Cause;
import org.onhook.api.release.Release;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/** What is known of the end of a leg, which is nothing for most, as with {@link CallEnd}. What it means is told by {@link Leg}. */
final class LegEnd {

    /** Of all legs of whose end nothing is known. It is never changed. */
    static final LegEnd UNKNOWN = new LegEnd();

    List<String> reportedBy = List.of();
    List<Release.Note> notes = List.of();
    boolean clearHeard;
    long firstToNameItself;
    boolean heardOthersLeave;
    boolean releaseMissed;
    Cause featureCause;
    long featureDeadline;

    boolean isKnown() {
        return this != UNKNOWN;
    }

    void write(StateOutput out) {
        out.each(reportedBy, out::text)
                .each(notes, note -> Values.write(out, note))
                .bool(clearHeard)
                .number(firstToNameItself)
                .bool(heardOthersLeave)
                .bool(releaseMissed)
                .ifPresent(featureCause, cause -> Values.write(out, cause))
                .number(featureDeadline);
    }

    /** Takes what was written. */
    void read(StateInput in) {
        reportedBy = List.copyOf(in.list(in::text));
        notes = List.copyOf(in.list(() -> Values.note(in)));
        clearHeard = in.bool();
        firstToNameItself = in.number();
        heardOthersLeave = in.bool();
        releaseMissed = in.bool();
        featureCause = in.ifPresent(() -> Values.cause(in));
        featureDeadline = in.number();
    }
}
