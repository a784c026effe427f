package org.onhook.tracking.model;

import java.util.List;
import java.util.function.Function;
import org.onhook.api.call.Cause;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/** A party's part in a call, from when it came until it left. */
public final class Leg {

    private static final long SEEN = Long.MAX_VALUE;
    private static final List<PartyState> STATES = List.of(PartyState.values());
    private static final List<PartyRole> ROLES = List.of(PartyRole.values());

    private final long ref;
    /** The ordinal of its role, as with its state. */
    private final byte role;

    private final boolean queue;
    private Call call;
    private DeviceId device;
    /** Of the device's normal form. It and {@link #inside} tell most legs apart without following pointers to their devices. */
    private int deviceHash;

    private boolean inside;
    private Dn dn;
    private Leg nextAtDn;
    private String connectionDevice = "";
    private DeviceId spelling = DeviceId.Withheld.ABSENT;
    /**
     * The ordinal of its state. Where a reference is written to a leg that has lived long, the next collection of garbage looks at all that
     * lies about it; where 100,000 calls were held and retrieved, that took 8 ms each time, and takes 0.6 without.
     */
    private byte state;

    private long since;
    private boolean gone;
    private long unseenSince = SEEN;
    private boolean inService = true;
    private String holdWitness = "";
    private LegEnd end = LegEnd.UNKNOWN;

    /**
     * A leg.
     *
     * @param dn the device if it is monitored, else null
     */
    public Leg(
            long ref, Call call, DeviceId device, Dn dn, boolean queue, PartyRole role, PartyState state, long since) {
        this.ref = ref;
        this.call = call;
        this.queue = queue;
        this.role = (byte) role.ordinal();
        become(state, since);
        identify(device, dn);
    }

    public long ref() {
        return ref;
    }

    public Call call() {
        return call;
    }

    public void moveTo(Call other) {
        call = other;
    }

    public DeviceId device() {
        return device;
    }

    /** The monitored device at its end, or null. */
    public Dn dn() {
        return dn;
    }

    /** The leg that came to the device after this one, or null. */
    Leg nextAtDn() {
        return nextAtDn;
    }

    void setNextAtDn(Leg leg) {
        nextAtDn = leg;
    }

    public boolean isDn() {
        return dn != null;
    }

    /** Whether a monitor runs on the device at its end. */
    public boolean isWatched() {
        return dn != null && dn.isWatched();
    }

    public boolean isQueue() {
        return queue;
    }

    private PartyRole role() {
        return ROLES.get(role);
    }

    public boolean isCaller() {
        return role() == PartyRole.ORIGINATION;
    }

    /** Learns whose leg this is, where the switch had withheld it. */
    public void identify(DeviceId known, Dn monitored) {
        device = known;
        deviceHash = known.id().hashCode();
        inside = isInside(known);
        dn = monitored;
    }

    /** The normal form of the device half of its connection identifier; empty while not known. */
    public String connectionDevice() {
        return connectionDevice;
    }

    public void setConnectionDevice(String id) {
        connectionDevice = id;
    }

    /** The device half of its connection identifier, as the switch spelled it last. */
    public DeviceId spelling() {
        return spelling.identified() ? spelling : device;
    }

    public void setSpelling(DeviceId spelled) {
        // Most often the same: see the state.
        if (spelling != spelled) {
            spelling = spelled;
        }
    }

    public PartyState state() {
        return STATES.get(state);
    }

    /** When it came into its state, in microseconds since 1970-01-01T00:00Z. */
    public long since() {
        return since;
    }

    public void become(PartyState next, long micros) {
        state = (byte) next.ordinal();
        since = micros;
    }

    /** Whether it has left; it may still wait for the decision on that. */
    public boolean isGone() {
        return gone;
    }

    public void setGone() {
        gone = true;
    }

    /** It left after another one, on which is decided first: it was still there then. */
    public void setNotYetGone() {
        gone = false;
    }

    public boolean isLive() {
        return !gone && state().isLive();
    }

    public boolean isInSpeech() {
        return !gone && !queue && state().isInSpeech();
    }

    /** Whether it was heard of since events may last have been lost. */
    public boolean isSeen() {
        return unseenSince == SEEN;
    }

    /** Whether it may leave, or may have left, without that being told: it was not heard of since a gap, or no monitor runs there. */
    public boolean isOutOfSight() {
        return !isSeen() || dn != null && !dn.isWatched();
    }

    /** Events may be lost from now on, or may have been until now. */
    public void loseSight(long micros) {
        unseenSince = Math.min(unseenSince, micros);
    }

    /** It is heard of: it is there, or its end is told. */
    public void hear() {
        unseenSince = SEEN;
    }

    /** Whether it was last heard of before events may have been lost that long ago. */
    public boolean mayHaveLeftBefore(long micros) {
        return unseenSince <= micros;
    }

    /**
     * Whether its device can be used. A device that went out of service and then takes part in another call is evidently
     * back, whether the switch said so or not.
     */
    public boolean isInService() {
        return inService;
    }

    public void setInService(boolean inService) {
        this.inService = inService;
    }

    /** Whether its own monitor was told that another leg left while this one stayed connected. */
    public boolean hasHeardOthersLeave() {
        return end.heardOthersLeave;
    }

    /** Whether its monitor may not have told how it stood when the call was released. */
    public boolean isReleaseMissed() {
        return end.releaseMissed;
    }

    public void missRelease() {
        knownEnd().releaseMissed = true;
    }

    public void hearOthersLeave() {
        knownEnd().heardOthersLeave = true;
    }

    /**
     * Whose word on hold and retrieve counts: the leg's own monitor, or the first other one that said anything. Each monitor
     * is in order, but not two of them together.
     */
    public boolean acceptsHoldWitness(String monitor) {
        if (isWatched()) {
            return monitor.equals(dn.number());
        }
        if (holdWitness.isEmpty()) {
            holdWitness = monitor;
        }
        return holdWitness.equals(monitor);
    }

    /** Notes that a monitor has reported that this leg left: what it reports of the leg from now on is news again. */
    public void endReportedBy(String monitor) {
        if (!isEndReportedBy(monitor)) {
            knownEnd().reportedBy = Few.with(end.reportedBy, monitor);
        }
    }

    public boolean isEndReportedBy(String monitor) {
        return end.reportedBy.contains(monitor);
    }

    /** What else the switch said of it. */
    public List<Release.Note> notes() {
        return end.notes;
    }

    public void note(Release.Note note) {
        knownEnd().notes = Few.with(end.notes, note);
    }

    /**
     * Notes what was said on its clear; what was said first stays.
     *
     * @param namesItself the party that its own monitor names as who released, else 0
     */
    public void hearClear(long namesItself) {
        if (!end.clearHeard) {
            knownEnd().clearHeard = true;
            end.firstToNameItself = namesItself;
        }
    }

    /** The party that its own monitor named as who released, in what was said first on this clear; else 0. */
    public long firstToNameItself() {
        return end.firstToNameItself;
    }

    /** Notes that a feature took it out of the call, and until when the event that says which is awaited. */
    public void takenByFeature(Cause cause, long deadline) {
        knownEnd().featureCause = cause;
        end.featureDeadline = deadline;
        gone = true;
    }

    /** The cause that says that a feature took it; null if none did. */
    public Cause featureCause() {
        return end.featureCause;
    }

    public long featureDeadline() {
        return end.featureDeadline;
    }

    /** Whether it is a caller whom nobody was seen to answer. */
    public boolean isCalling() {
        return !gone && (state() == PartyState.DIALING || state() == PartyState.INITIATED);
    }

    /** Whether nobody has answered at its device: it alerts, or is in a queue. */
    public boolean isUnanswered() {
        return state() == PartyState.ALERTING || state() == PartyState.QUEUED;
    }

    /** Whether it keeps its device off-hook. */
    public boolean isOffHook() {
        return !gone && !isUnanswered();
    }

    /** Whether a device identifier is this leg's device. */
    public boolean isAt(DeviceId other) {
        if (!other.identified()) {
            return false;
        }
        if (other == device) {
            return true;
        }
        String its = other.id();
        if (its.hashCode() == deviceHash && its.equals(device.id())) {
            return true;
        }
        return !inside && !isInside(other) && Numbers.differByTrunkAccess(its, device.id());
    }

    /**
     * Whether a device identifier that is not known to be this leg's device may be so all the same: it is no number, as that of a trunk,
     * or this leg's number with other prefixes.
     */
    public boolean mayBeAt(DeviceId other) {
        return !isNumber(device) || !isNumber(other) || Numbers.endAlike(device.id(), other.id());
    }

    private static boolean isNumber(DeviceId device) {
        return device instanceof DeviceId.Identified identified
                && identified.kind().isNumber();
    }

    private static boolean isInside(DeviceId device) {
        return device instanceof DeviceId.Identified identified && identified.kind() == DeviceKind.INTERNAL_NUMBER;
    }

    /** What is known of its end, to be added to. */
    private LegEnd knownEnd() {
        if (!end.isKnown()) {
            end = new LegEnd();
        }
        return end;
    }

    void write(StateOutput out) {
        out.number(ref).constant(role()).bool(queue);
        Values.write(out, device);
        out.ifPresent(dn, at -> out.text(at.number())).text(connectionDevice);
        Values.write(out, spelling);
        out.constant(state())
                .number(since)
                .bool(gone)
                .number(unseenSince)
                .bool(inService)
                .text(holdWitness)
                .ifPresent(end.isKnown() ? end : null, known -> known.write(out));
    }

    static Leg read(StateInput in, Call call, Function<String, Dn> dns) {
        long ref = in.number();
        PartyRole role = in.constant(PartyRole.class);
        boolean queue = in.bool();
        DeviceId device = Values.device(in);
        Dn dn = in.ifPresent(() -> dns.apply(in.text()));
        String connectionDevice = in.text();
        DeviceId spelling = Values.device(in);
        Leg leg = new Leg(ref, call, device, dn, queue, role, in.constant(PartyState.class), in.number());
        leg.connectionDevice = connectionDevice;
        leg.spelling = spelling;
        leg.gone = in.bool();
        leg.unseenSince = in.number();
        leg.inService = in.bool();
        leg.holdWitness = in.text();
        if (in.bool()) {
            leg.knownEnd().read(in);
        }
        return leg;
    }

    /** The leg as it is now. */
    public PartyInfo info() {
        boolean number = dn != null || isNumber(device);
        return new PartyInfo(ref, device.id(), dn != null, number, queue, role(), state());
    }
}
