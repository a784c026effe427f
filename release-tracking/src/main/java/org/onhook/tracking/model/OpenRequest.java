package org.onhook.tracking.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.onhook.api.release.Release;
import org.onhook.api.request.TRequest;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/** A request of a client that was made of the switch, from then until its outcome is told and can have no more effect. */
public final class OpenRequest {

    /** What a request brings about. */
    public enum Effect {
        /** A leg left. */
        LEFT,
        /** The DN began to call somebody, or tried to. */
        CALLED,
        /** The DN answered. */
        ANSWERED,
        /** The DN put its call on hold. */
        HELD,
        /** The DN took a call back from hold. */
        RETRIEVED,
        /** Somebody joined the conference. */
        JOINED
    }

    private static final long UNANSWERED = -1;

    private final long referenceId;
    private final TRequest request;
    private final String link;
    private final long made;
    private final long requester;
    private final long held;
    private final List<Long> cleared;
    private final Set<Effect> told = EnumSet.noneOf(Effect.class);
    private long confirmed = UNANSWERED;
    private long deadline;
    private String initiated = "";
    private boolean overtaken;

    /**
     * A request that was just made.
     *
     * @param link the link that it went over
     * @param made when, in microseconds since 1970-01-01T00:00Z
     * @param requester the DN's leg in the call that the request is about; 0 if there is none
     * @param held its leg in the call that it holds, where the request is about that too; else 0
     * @param cleared the legs that it is to clear
     * @param deadline when its answer is given up
     */
    public OpenRequest(
            long referenceId,
            TRequest request,
            String link,
            long made,
            long requester,
            long held,
            List<Long> cleared,
            long deadline) {
        this.referenceId = referenceId;
        this.request = request;
        this.link = link;
        this.made = made;
        this.requester = requester;
        this.held = held;
        this.cleared = List.copyOf(cleared);
        this.deadline = deadline;
    }

    public long referenceId() {
        return referenceId;
    }

    public TRequest request() {
        return request;
    }

    public String link() {
        return link;
    }

    public long made() {
        return made;
    }

    public long requester() {
        return requester;
    }

    public long held() {
        return held;
    }

    /** Whether it is to clear that leg. */
    public boolean clears(long leg) {
        return cleared.contains(leg);
    }

    /** Whether it is to clear any leg. */
    public boolean clearsAny() {
        return !cleared.isEmpty();
    }

    /** When it is given up. */
    public long deadline() {
        return deadline;
    }

    /** The switch answered it positively. */
    public void confirm(long micros, String initiatedCallId, long until) {
        confirmed = micros;
        initiated = initiatedCallId;
        deadline = until;
    }

    public boolean isConfirmed() {
        return confirmed != UNANSWERED;
    }

    /** The switch's identifier of the call that its answer says it began; empty where it did not say. */
    public String initiated() {
        return initiated;
    }

    /** Notes that an effect was told as its doing; false if that was told before. */
    public boolean tell(Effect effect) {
        return told.add(effect);
    }

    /** Whether any effect was told as its doing. */
    public boolean isTold() {
        return !told.isEmpty();
    }

    /** What it was to clear left before it was confirmed, and was not told as its doing. */
    public void overtake() {
        overtaken = true;
    }

    public boolean isOvertaken() {
        return overtaken;
    }

    /** It as evidence. */
    Release.ConfirmedRequest evidence() {
        return new Release.ConfirmedRequest(
                referenceId, request.type(), requester, request.thisDn(), confirmed, cleared);
    }

    void write(StateOutput out) {
        out.number(referenceId);
        Values.write(out, request);
        out.text(link)
                .number(made)
                .number(requester)
                .number(held)
                .each(cleared, out::number)
                .number(deadline)
                .each(told, out::constant)
                .number(confirmed)
                .text(initiated)
                .bool(overtaken);
    }

    static OpenRequest read(StateInput in) {
        OpenRequest open = new OpenRequest(
                in.number(),
                Values.request(in),
                in.text(),
                in.number(),
                in.number(),
                in.number(),
                in.list(in::number),
                in.number());
        open.told.addAll(in.list(() -> in.constant(Effect.class)));
        open.confirmed = in.number();
        open.initiated = in.text();
        open.overtaken = in.bool();
        return open;
    }
}
