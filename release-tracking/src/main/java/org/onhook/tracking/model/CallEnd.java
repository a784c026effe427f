package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/**
 * What is known of the end of a call. Of most calls in progress nothing is, and these take a quarter less without it. What it means is
 * told by {@link Call}.
 */
final class CallEnd {

    /** Of all calls of whose end nothing is known. It is never changed. */
    static final CallEnd UNKNOWN = new CallEnd(List.of());

    final List<Leg> departed;
    long lastLeft = Call.NEVER;
    long controllerLeft = Call.NEVER;
    boolean cancelled;
    Release.Failure failure;
    int presentAtRelease;
    Attribution conclusion;
    Moment concludedAt;
    boolean concludedByFailure;
    Deliberation deliberation;
    long endBy = Long.MAX_VALUE;
    boolean over;

    private CallEnd(List<Leg> departed) {
        this.departed = departed;
    }

    /** To be filled in. */
    static CallEnd begun() {
        return new CallEnd(new ArrayList<>(0));
    }

    boolean isKnown() {
        return this != UNKNOWN;
    }

    void write(StateOutput out) {
        out.each(departed, leg -> leg.write(out))
                .number(lastLeft)
                .number(controllerLeft)
                .bool(cancelled)
                .ifPresent(failure, why -> Values.write(out, why))
                .count(presentAtRelease)
                .ifPresent(conclusion, attribution -> Values.write(out, attribution))
                .ifPresent(concludedAt, at -> at.write(out))
                .bool(concludedByFailure)
                .ifPresent(deliberation, underWay -> underWay.write(out))
                .number(endBy);
    }

    /**
     * Takes what was written.
     *
     * @param leg reads a leg
     * @param resumed makes a deliberation of what was written of it
     */
    void read(StateInput in, Supplier<Leg> leg, Supplier<Deliberation> resumed) {
        departed.addAll(in.list(leg));
        lastLeft = in.number();
        controllerLeft = in.number();
        cancelled = in.bool();
        failure = in.ifPresent(() -> Values.failure(in));
        presentAtRelease = in.count();
        conclusion = in.ifPresent(() -> Values.attribution(in));
        concludedAt = in.ifPresent(() -> Moment.read(in));
        concludedByFailure = in.bool();
        deliberation = in.ifPresent(resumed);
        endBy = in.number();
    }
}
