package org.onhook.tracking.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onhook.api.call.DeviceId;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/** A call in progress. Plain state; the rules are with the classes that change it. */
public final class Call {

    private final long ref;
    private final long since;
    private final long consultationOf;
    private final List<String> switchCallIds = new ArrayList<>(1);
    private final List<Leg> legs = new ArrayList<>(3);
    private final List<Leg> departed = new ArrayList<>(0);
    private String switchCallId;
    private String linkageId = "";
    private DeviceId calling = DeviceId.Withheld.ABSENT;
    private DeviceId called = DeviceId.Withheld.ABSENT;
    private CallType type = CallType.UNKNOWN;

    private boolean wholeSeen;
    private boolean answered;
    private long answeredAt;
    private boolean conference;
    private Leg controller;
    private long lastLeft = Long.MIN_VALUE;
    private long controllerLeft = Long.MIN_VALUE;
    private boolean cancelled;
    private Release.Failure failure;
    private boolean uncertain;
    private boolean mayHaveOthers;
    private int presentAtRelease;
    private Attribution conclusion;
    private Moment concludedAt;
    private boolean concludedByFailure;
    private Deliberation deliberation;
    private long endBy = Long.MAX_VALUE;
    private long lastHeard;
    private boolean over;

    /**
     * A call.
     *
     * @param consultationOf the call from which this one is a consultation, else 0
     * @param wholeSeen whether it is seen from its beginning
     */
    public Call(long ref, String switchCallId, long since, long consultationOf, boolean wholeSeen) {
        this.ref = ref;
        this.switchCallId = switchCallId;
        this.since = since;
        this.lastHeard = since;
        this.consultationOf = consultationOf;
        this.wholeSeen = wholeSeen;
    }

    public long ref() {
        return ref;
    }

    public long since() {
        return since;
    }

    public long consultationOf() {
        return consultationOf;
    }

    /** All the identifiers under which the switch has known it, the present one among them. */
    public List<String> switchCallIds() {
        return switchCallIds;
    }

    public String switchCallId() {
        return switchCallId;
    }

    public void setSwitchCallId(String id) {
        switchCallId = id;
    }

    public String linkageId() {
        return linkageId;
    }

    public void setLinkageId(String id) {
        linkageId = id;
    }

    /** The legs that are in it, and those that have left and wait for the decision. */
    public List<Leg> legs() {
        return legs;
    }

    /** The legs that have left for good. */
    public List<Leg> departed() {
        return departed;
    }

    public DeviceId calling() {
        return calling;
    }

    public DeviceId called() {
        return called;
    }

    /** Learns the ends of the call. What is known already stays. */
    public void learnEnds(DeviceId from, DeviceId to) {
        if (!calling.identified() && from.identified()) {
            calling = from;
        }
        if (!called.identified() && to.identified()) {
            called = to;
        }
    }

    public CallType type() {
        return type;
    }

    public void setType(CallType type) {
        this.type = type;
    }

    /** The call as it is now. */
    public CallInfo info() {
        return new CallInfo(ref, switchCallId, type, calling, called, consultationOf);
    }

    public boolean isWholeSeen() {
        return wholeSeen;
    }

    public boolean isAnswered() {
        return answered;
    }

    public long answeredAt() {
        return answeredAt;
    }

    public void answer(long micros) {
        if (!answered) {
            answered = true;
            answeredAt = micros;
        }
    }

    /** Whether more than two parties are in speech, or it was noted that there were. */
    public boolean isConference() {
        return conference || inSpeech() > 2;
    }

    /** If it is a conference now, it stays one, whoever leaves. */
    public void noteConference() {
        conference = isConference();
    }

    /** The leg of the device that set up the conference, or null. */
    public Leg controller() {
        return controller;
    }

    public void setController(Leg leg) {
        controller = leg;
    }

    /** Notes that a leg in speech left at that time of waits, otherwise than by handing the call on. */
    public void left(Leg leg, long waitTime) {
        lastLeft = waitTime;
        if (leg == controller) {
            controllerLeft = waitTime;
        }
    }

    /** When a leg in speech last left; {@link Long#MIN_VALUE} if none did. */
    public long lastLeft() {
        return lastLeft;
    }

    /** When the controller left; {@link Long#MIN_VALUE} if it did not. */
    public long controllerLeft() {
        return controllerLeft;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
    }

    public Optional<Release.Failure> failure() {
        return Optional.ofNullable(failure);
    }

    public void fail(Release.Failure why) {
        failure = why;
    }

    /** Whether events of this call may have been lost. */
    public boolean isUncertain() {
        return uncertain;
    }

    public void becomeUncertain() {
        uncertain = true;
    }

    /** Whether others may have joined it unseen, and the switch has not said since who is in it. */
    public boolean mayHaveOthers() {
        return mayHaveOthers;
    }

    public void setMayHaveOthers(boolean mayHave) {
        mayHaveOthers = mayHave;
    }

    /** How many parties were present when the first of them left. */
    public int presentAtRelease() {
        return presentAtRelease;
    }

    public void setPresentAtRelease(int parties) {
        presentAtRelease = parties;
    }

    /** Who released the call, once that is decided; whatever leaves afterwards is a consequence. Null before. */
    public Attribution conclusion() {
        return conclusion;
    }

    /** When that was decided; null before. */
    public Moment concludedAt() {
        return concludedAt;
    }

    /** The call turned out to go on. */
    public void goOn() {
        conclude(null, null);
    }

    /** Sets who released the call. */
    public void conclude(Attribution attribution, Moment at) {
        conclusion = attribution;
        concludedAt = at;
        concludedByFailure = false;
    }

    /** Whether the called leg failed without anybody's act; then the caller, left on tone, ends the call itself. */
    public boolean isConcludedByFailure() {
        return concludedByFailure;
    }

    public void setConcludedByFailure(boolean byFailure) {
        concludedByFailure = byFailure;
    }

    /** The decision under way, or null. */
    public Deliberation deliberation() {
        return deliberation;
    }

    public void setDeliberation(Deliberation underWay) {
        deliberation = underWay;
    }

    /** When the call is to be ended unless its events go on. */
    public long endBy() {
        return endBy;
    }

    public void setEndBy(long micros) {
        endBy = micros;
    }

    /** When an event of it was last received. */
    public long lastHeard() {
        return lastHeard;
    }

    public void hear(long micros) {
        lastHeard = micros;
    }

    public boolean isOver() {
        return over;
    }

    public void setOver() {
        over = true;
    }

    void write(StateOutput out) {
        out.number(ref).text(switchCallId).number(since).number(consultationOf).bool(wholeSeen);
        out.each(switchCallIds, out::text)
                .each(legs, leg -> leg.write(out))
                .each(departed, leg -> leg.write(out))
                .text(linkageId);
        Values.write(out, calling);
        Values.write(out, called);
        out.constant(type)
                .bool(answered)
                .number(answeredAt)
                .bool(conference)
                .ifPresent(controller, leg -> out.number(leg.ref()))
                .number(lastLeft)
                .number(controllerLeft)
                .bool(cancelled)
                .ifPresent(failure, why -> Values.write(out, why))
                .bool(uncertain)
                .bool(mayHaveOthers)
                .count(presentAtRelease)
                .ifPresent(conclusion, attribution -> Values.write(out, attribution))
                .ifPresent(concludedAt, at -> at.write(out))
                .bool(concludedByFailure)
                .ifPresent(deliberation, underWay -> underWay.write(out))
                .number(endBy)
                .number(lastHeard);
    }

    /** @param resumed makes a deliberation of what was written of it; the decision goes on under its policies */
    static Call read(StateInput in, Function<String, Dn> dns, Function<Call, Deliberation> resumed) {
        Call call = new Call(in.number(), in.text(), in.number(), in.number(), in.bool());
        call.switchCallIds.addAll(in.list(in::text));
        call.legs.addAll(in.list(() -> Leg.read(in, call, dns)));
        call.departed.addAll(in.list(() -> Leg.read(in, call, dns)));
        call.linkageId = in.text();
        call.calling = Values.device(in);
        call.called = Values.device(in);
        call.type = in.constant(CallType.class);
        call.answered = in.bool();
        call.answeredAt = in.number();
        call.conference = in.bool();
        call.controller = in.ifPresent(() -> call.leg(in.number()));
        call.lastLeft = in.number();
        call.controllerLeft = in.number();
        call.cancelled = in.bool();
        call.failure = in.ifPresent(() -> Values.failure(in));
        call.uncertain = in.bool();
        call.mayHaveOthers = in.bool();
        call.presentAtRelease = in.count();
        call.conclusion = in.ifPresent(() -> Values.attribution(in));
        call.concludedAt = in.ifPresent(() -> Moment.read(in));
        call.concludedByFailure = in.bool();
        call.deliberation = in.ifPresent(() -> resumed.apply(call));
        call.endBy = in.number();
        call.lastHeard = in.number();
        return call;
    }

    /** The leg of that reference, in the call or departed; null if there is none, as when it was moved to another call. */
    Leg leg(long legRef) {
        return Stream.concat(legs.stream(), departed.stream())
                .filter(leg -> leg.ref() == legRef)
                .findFirst()
                .orElse(null);
    }

    /** Whether a monitored device is in it, or has left and waits for the decision. */
    public boolean hasDn() {
        for (Leg leg : legs) {
            if (leg.isDn()) {
                return true;
            }
        }
        return false;
    }

    /** How many legs are in it. */
    public int present() {
        int count = 0;
        for (Leg leg : legs) {
            if (!leg.isGone()) {
                count++;
            }
        }
        return count;
    }

    private int inSpeech() {
        int count = 0;
        for (Leg leg : legs) {
            if (leg.isInSpeech()) {
                count++;
            }
        }
        return count;
    }

    /** Whether the release under way, or the next one, is that of a two-party call. */
    public boolean isTwoParty() {
        return !isConference() && (conclusion == null && deliberation == null ? present() : presentAtRelease) <= 2;
    }
}
