package org.onhook.tracking.model;

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
    static final CallEnd UNKNOWN = new CallEnd();

    List<Leg> departed = List.of();
    long lastLeft = Call.NEVER;
    long controllerLeft = Call.NEVER;
    boolean cancelled;
    Release.Failure failure;
    int presentAtRelease;
    Attribution conclusion;
    long concludedAt;
    long concludedWaitTime;
    boolean concludedByFailure;
    Deliberation deliberation;
    long endBy = Long.MAX_VALUE;
    boolean over;

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
                .number(concludedAt)
                .number(concludedWaitTime)
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
        departed = List.copyOf(in.list(leg));
        lastLeft = in.number();
        controllerLeft = in.number();
        cancelled = in.bool();
        failure = in.ifPresent(() -> Values.failure(in));
        presentAtRelease = in.count();
        conclusion = in.ifPresent(() -> Values.attribution(in));
        concludedAt = in.number();
        concludedWaitTime = in.number();
        concludedByFailure = in.bool();
        deliberation = in.ifPresent(resumed);
        endBy = in.number();
    }
}
