package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.onhook.api.call.Cause;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.Moment;
import org.onhook.tracking.model.Switchboard;

/** Changes calls and legs, and tells of every change: what is told and what is remembered never differ. */
final class Changes {

    private final Switchboard board;
    private final Effects effects;
    private Consumer<CallChange> out = change -> {};
    private long micros;
    private long waitTime;

    Changes(Switchboard board) {
        this.board = board;
        this.effects = new Effects(board);
    }

    /**
     * From now on it is {@code now}, and changes are told to {@code receiver}.
     *
     * @param waited the time on which waits run
     */
    void at(long now, long waited, Consumer<CallChange> receiver) {
        micros = now;
        waitTime = waited;
        out = receiver;
    }

    /** When it happens, as it is told. */
    long micros() {
        return micros;
    }

    Moment now() {
        return new Moment(micros, waitTime);
    }

    /**
     * The time on which waits run, and by which it is told what closely follows what: as {@link #micros}, but it stands while the
     * lane does.
     */
    long waitTime() {
        return waitTime;
    }

    void tell(CallChange change) {
        effects.precede(change, out);
        out.accept(change);
    }

    Call create(String callId, long consultationOf, boolean wholeSeen, DeviceId calling, DeviceId called) {
        Call call = new Call(board.newRef(), callId, micros, consultationOf, wholeSeen);
        board.add(call);
        call.learnEnds(calling, called);
        call.setType(type(call));
        tell(new CallChange.CallCreated(micros, call.info()));
        return call;
    }

    /** Takes up what an event says of the ends of a call. */
    void learnEnds(Call call, DeviceId calling, DeviceId called) {
        if (call.calling().identified() && call.called().identified()) {
            return;
        }
        call.learnEnds(calling, called);
        CallType type = type(call);
        if (type != call.type()) {
            call.setType(type);
            tell(new CallChange.CallDataChanged(micros, call.info()));
        }
    }

    /** The switch knows the call by another identifier from now on. */
    void rename(Call call, String callId) {
        String before = call.switchCallId();
        board.rename(call, callId);
        if (!call.switchCallId().equals(before)) {
            tell(new CallChange.CallDataChanged(micros, call.info()));
        }
    }

    private CallType type(Call call) {
        if (call.consultationOf() != 0) {
            return CallType.CONSULT;
        }
        Side from = side(call.calling());
        Side to = side(call.called());
        if (from == Side.OUTSIDE) {
            return CallType.INBOUND;
        }
        if (to == Side.OUTSIDE) {
            return CallType.OUTBOUND;
        }
        return from == Side.INSIDE && to == Side.INSIDE ? CallType.INTERNAL : CallType.UNKNOWN;
    }

    private enum Side {
        INSIDE,
        OUTSIDE,
        UNKNOWN
    }

    private Side side(DeviceId device) {
        if (!(device instanceof DeviceId.Identified identified)) {
            return Side.UNKNOWN;
        }
        if (identified.kind() == DeviceKind.INTERNAL_NUMBER || board.dn(device) != null) {
            return Side.INSIDE;
        }
        return identified.kind() == DeviceKind.EXTERNAL_NUMBER ? Side.OUTSIDE : Side.UNKNOWN;
    }

    /** Adds a leg for a device. */
    Leg add(Call call, DeviceId device, boolean queue, PartyRole role, PartyState state, Cause cause) {
        Leg leg = new Leg(board.newRef(), call, device, board.dn(device), queue, role, state, micros);
        enter(call, leg);
        tellHook(leg.dn());
        tell(new CallChange.PartyAdded(micros, call.info(), leg.info(), other(leg), cause));
        return leg;
    }

    private static void enter(Call call, Leg leg) {
        call.add(leg);
        if (leg.isDn()) {
            leg.dn().add(leg);
        }
        // Whoever joins makes a call that seemed to be over go on.
        if (call.conclusion() != null && call.present() > 1) {
            call.goOn();
        }
    }

    /** Learns whose leg it is that the switch had withheld; told as if it came into the call now. */
    void identify(Leg leg, DeviceId device, Cause cause) {
        Dn dn = board.dn(device);
        leg.identify(device, dn);
        if (dn != null) {
            dn.add(leg);
            tellHook(dn);
            tell(new CallChange.PartyStateChanged(
                    micros, leg.call().info(), leg.info(), PartyState.INITIATED, other(leg), cause));
        }
    }

    void become(Leg leg, PartyState state, Cause cause) {
        PartyState before = leg.state();
        if (before == state) {
            return;
        }
        if (!state.isInSpeech()) {
            leg.call().noteConference();
        }
        boolean wasOffHook = leg.isOffHook();
        leg.become(state, micros);
        if (leg.isOffHook() != wasOffHook) {
            tellHook(leg.dn());
        }
        tell(new CallChange.PartyStateChanged(micros, leg.call().info(), leg.info(), before, other(leg), cause));
    }

    /** A party in speech is in speech with everybody again, without an event of its own that would say so. */
    void becomeSilently(Leg leg, PartyState state) {
        leg.become(state, micros);
    }

    /** Moves a leg to the call with which its own was joined. */
    void move(Leg leg, Call to) {
        leg.call().remove(leg);
        leg.moveTo(to);
        to.add(leg);
    }

    /** Takes a leg out of its call for good. */
    void remove(Leg leg) {
        leg.setGone();
        leg.call().depart(leg);
        if (leg.isDn()) {
            leg.dn().remove(leg);
        }
    }

    /** Tells whether a device is off-hook, if that has changed. */
    void tellHook(Dn dn) {
        if (dn != null && dn.isOffHook() != dn.hasLegOffHook()) {
            dn.setOffHook(!dn.isOffHook());
            tell(new CallChange.HookChanged(micros, dn.number(), dn.isOffHook()));
        }
    }

    /** The parties that are in the call besides one. */
    static List<PartyInfo> staying(Leg leaving) {
        List<PartyInfo> staying = new ArrayList<>();
        for (Leg leg : leaving.call().legs()) {
            if (leg != leaving && !leg.isGone()) {
                staying.add(leg.info());
            }
        }
        return staying;
    }

    /**
     * The party at the other end: the only other one in the call, or the one that left last where none is left; nobody where
     * it could be several.
     */
    static PartyInfo other(Leg leg) {
        Leg other = null;
        for (Leg candidate : leg.call().legs()) {
            if (candidate != leg && !candidate.isGone()) {
                if (other != null) {
                    return PartyInfo.NOBODY;
                }
                other = candidate;
            }
        }
        if (other != null) {
            return other.info();
        }
        for (Leg candidate : leg.call().legs()) {
            if (candidate != leg) {
                return candidate.info();
            }
        }
        List<Leg> departed = leg.call().departed();
        return departed.isEmpty() || leg.call().isConference()
                ? PartyInfo.NOBODY
                : departed.get(departed.size() - 1).info();
    }
}
