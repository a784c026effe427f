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

    /** The time of what did not happen. */
    public static final long NEVER = Long.MIN_VALUE;

    private final long ref;
    private final long since;
    private final long consultationOf;
    /** Walked through several times an event: of no other list are the iterators all optimized away. */
    private final List<Leg> legs = new ArrayList<>(2);

    private String switchCallId;
    /** Under which the switch has known it before, or events come that are about it. */
    private List<String> otherCallIds = List.of();

    private String linkageId = "";
    private DeviceId calling = DeviceId.Withheld.ABSENT;
    private DeviceId called = DeviceId.Withheld.ABSENT;
    private CallType type = CallType.UNKNOWN;

    private boolean wholeSeen;
    private long answeredAt = NEVER;
    private boolean conference;
    private Leg controller;
    private boolean uncertain;
    private boolean mayHaveOthers;
    private long lastHeard;
    private CallEnd end = CallEnd.UNKNOWN;

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

    /** All the identifiers that lead to it, the present one last; none if the switch has not named it. */
    public List<String> switchCallIds() {
        return switchCallId.isEmpty() ? otherCallIds : Few.with(otherCallIds, switchCallId);
    }

    /** The identifier by which the switch knows it now; empty while it has not named it. */
    public String switchCallId() {
        return switchCallId;
    }

    /** This identifier leads to it as well. */
    void addCallId(String id) {
        otherCallIds = Few.with(otherCallIds, id);
    }

    /** The switch knows it by this identifier from now on. */
    void setSwitchCallId(String id) {
        if (!switchCallId.isEmpty()) {
            addCallId(switchCallId);
        }
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
        return end.departed;
    }

    public void add(Leg leg) {
        legs.add(leg);
    }

    /** Takes a leg out of it, which goes on in another one. */
    public void remove(Leg leg) {
        legs.remove(leg);
    }

    /** Takes a leg out of it for good. */
    public void depart(Leg leg) {
        remove(leg);
        CallEnd known = knownEnd();
        known.departed = Few.with(known.departed, leg);
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
        return answeredAt != NEVER;
    }

    public long answeredAt() {
        return answeredAt;
    }

    public void answer(long micros) {
        if (!isAnswered()) {
            answeredAt = micros;
        }
    }

    /** Whether more than two parties are in speech, or it was noted that there were. */
    public boolean isConference() {
        return conference || inSpeech() > 2;
    }

    /**
     * Whether it is a conference, or may have become one unseen. One that was set up with a party that still rang may have: not all who answer
     * are heard in time.
     */
    public boolean mayBeConference() {
        return isConference() || controller != null || !wholeSeen || mayHaveOthers;
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
        knownEnd().lastLeft = waitTime;
        if (leg == controller) {
            knownEnd().controllerLeft = waitTime;
        }
    }

    /** When a leg in speech last left; {@link #NEVER} if none did. */
    public long lastLeft() {
        return end.lastLeft;
    }

    /** When the controller left; {@link #NEVER} if it did not. */
    public long controllerLeft() {
        return end.controllerLeft;
    }

    public boolean isCancelled() {
        return end.cancelled;
    }

    public void cancel() {
        knownEnd().cancelled = true;
    }

    public Optional<Release.Failure> failure() {
        return Optional.ofNullable(end.failure);
    }

    public void fail(Release.Failure why) {
        knownEnd().failure = why;
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
        return end.presentAtRelease;
    }

    public void setPresentAtRelease(int parties) {
        knownEnd().presentAtRelease = parties;
    }

    /** Who released the call, once that is decided; whatever leaves afterwards is a consequence. Null before. */
    public Attribution conclusion() {
        return end.conclusion;
    }

    /** When that was decided; null before. */
    public Moment concludedAt() {
        return end.conclusion == null ? null : new Moment(end.concludedAt, end.concludedWaitTime);
    }

    /** The call turned out to go on. */
    public void goOn() {
        if (end.isKnown()) {
            end.conclusion = null;
            end.concludedByFailure = false;
        }
    }

    /** Sets who released the call. */
    public void conclude(Attribution attribution, Moment at) {
        CallEnd known = knownEnd();
        known.conclusion = attribution;
        known.concludedAt = at.micros();
        known.concludedWaitTime = at.waitTime();
        known.concludedByFailure = false;
    }

    /** Whether the called leg failed without anybody's act; then the caller, left on tone, ends the call itself. */
    public boolean isConcludedByFailure() {
        return end.concludedByFailure;
    }

    public void setConcludedByFailure(boolean byFailure) {
        knownEnd().concludedByFailure = byFailure;
    }

    /** The decision under way, or null. */
    public Deliberation deliberation() {
        return end.deliberation;
    }

    public void setDeliberation(Deliberation underWay) {
        knownEnd().deliberation = underWay;
    }

    /** When the call is to be ended unless its events go on. */
    public long endBy() {
        return end.endBy;
    }

    public void setEndBy(long micros) {
        knownEnd().endBy = micros;
    }

    /** When an event of it was last received. */
    public long lastHeard() {
        return lastHeard;
    }

    public void hear(long micros) {
        lastHeard = micros;
    }

    public boolean isOver() {
        return end.over;
    }

    public void setOver() {
        knownEnd().over = true;
    }

    /** What is known of its end, to be added to. */
    private CallEnd knownEnd() {
        if (!end.isKnown()) {
            end = new CallEnd();
        }
        return end;
    }

    void write(StateOutput out) {
        out.number(ref).text(switchCallId).number(since).number(consultationOf).bool(wholeSeen);
        out.each(otherCallIds, out::text).each(legs, leg -> leg.write(out)).text(linkageId);
        Values.write(out, calling);
        Values.write(out, called);
        out.constant(type)
                .number(answeredAt)
                .bool(conference)
                .bool(uncertain)
                .bool(mayHaveOthers)
                .number(lastHeard)
                .ifPresent(end.isKnown() ? end : null, known -> known.write(out))
                .ifPresent(controller, leg -> out.number(leg.ref()));
    }

    /** @param resumed makes a deliberation of what was written of it; the decision goes on under its policies */
    static Call read(StateInput in, Function<String, Dn> dns, Function<Call, Deliberation> resumed) {
        Call call = new Call(in.number(), in.text(), in.number(), in.number(), in.bool());
        call.otherCallIds = List.copyOf(in.list(in::text));
        call.legs.addAll(in.list(() -> Leg.read(in, call, dns)));
        call.linkageId = in.text();
        call.calling = Values.device(in);
        call.called = Values.device(in);
        call.type = in.constant(CallType.class);
        call.answeredAt = in.number();
        call.conference = in.bool();
        call.uncertain = in.bool();
        call.mayHaveOthers = in.bool();
        call.lastHeard = in.number();
        if (in.bool()) {
            call.knownEnd().read(in, () -> Leg.read(in, call, dns), () -> resumed.apply(call));
        }
        call.controller = in.ifPresent(() -> call.leg(in.number()));
        return call;
    }

    /** The leg of that reference, in the call or departed; null if there is none, as when it was moved to another call. */
    Leg leg(long legRef) {
        return Stream.concat(legs.stream(), end.departed.stream())
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
        return !isConference()
                && (end.conclusion == null && end.deliberation == null ? present() : end.presentAtRelease) <= 2;
    }
}
