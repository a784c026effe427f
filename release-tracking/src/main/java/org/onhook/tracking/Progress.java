package org.onhook.tracking;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;

/** How calls come about and go on: everything up to the first leg that leaves. */
final class Progress {

    private final Switchboard board;
    private final Changes changes;
    private final Departures departures;
    private final Discarded discarded;

    Progress(Switchboard board, Changes changes, Departures departures, Discarded discarded) {
        this.board = board;
        this.changes = changes;
        this.departures = departures;
        this.discarded = discarded;
    }

    void initiated(CallEvent.ServiceInitiated event) {
        DeviceId device = LegFinder.subject(event.initiatingDevice(), event.connection());
        Call call = callFor(event, device, event.calledDevice(), true);
        if (call != null) {
            arrive(call, event, device, PartyRole.ORIGINATION, PartyState.INITIATED, false);
        }
    }

    void originated(CallEvent.Originated event, LinkState link) {
        link.tellOfOriginating();
        DeviceId device = LegFinder.subject(event.callingDevice(), event.connection());
        Call call = callFor(event, device, event.calledDevice(), true);
        if (call == null) {
            return;
        }
        Leg leg = LegFinder.find(call, event.connection(), device);
        if (leg == null) {
            leg = anonymousCaller(call);
            if (leg != null && device.identified()) {
                changes.identify(leg, device, event.report().cause());
                LegFinder.learn(leg, event.connection());
                return;
            }
        }
        if (leg != null && leg.state() == PartyState.INITIATED && !leg.isGone()) {
            LegFinder.learn(leg, event.connection());
            changes.become(leg, PartyState.DIALING, event.report().cause());
        } else {
            arrive(call, event, device, PartyRole.ORIGINATION, PartyState.DIALING, false);
        }
    }

    void delivered(CallEvent.Delivered event) {
        DeviceId device = LegFinder.subject(event.alertingDevice(), event.connection());
        Call call = callFor(event, event.callingDevice(), event.calledDevice(), true);
        if (call == null) {
            return;
        }
        if (!event.callingDevice().equals(device)) {
            caller(call, event.callingDevice(), event.report().cause(), event.networkInterface());
        }
        arrive(call, event, device, PartyRole.DESTINATION, PartyState.ALERTING, false);
    }

    void established(CallEvent.Established event) {
        DeviceId device = LegFinder.subject(event.answeringDevice(), event.connection());
        Call call = callFor(event, event.callingDevice(), event.calledDevice(), true);
        if (call == null) {
            return;
        }
        Cause cause = event.report().cause();
        if (!event.callingDevice().equals(device)) {
            caller(call, event.callingDevice(), cause, event.networkInterface());
        }
        Leg leg = arrive(call, event, device, PartyRole.DESTINATION, PartyState.CONNECTED, false);
        if (leg == null || leg.isGone()) {
            return;
        }
        if (leg.state() != PartyState.HELD && !leg.isQueue()) {
            changes.become(leg, PartyState.CONNECTED, cause);
        }
        if (!leg.isCaller()) {
            answered(call, leg, cause);
        }
    }

    /** A leg has answered; who called is connected with it. */
    void answered(Call call, Leg by, Cause cause) {
        call.answer(changes.micros());
        for (Leg leg : List.copyOf(call.legs())) {
            if (leg.isGone() || leg == by) {
                continue;
            }
            if (leg.state() == PartyState.DIALING || leg.state() == PartyState.INITIATED) {
                changes.become(leg, PartyState.CONNECTED, cause);
            } else if (leg.state() == PartyState.QUEUED && !by.isQueue()) {
                departures.distributed(leg, cause);
            }
        }
        departures.reconsider(call);
    }

    void held(CallEvent.Held event) {
        Leg leg = talking(event, LegFinder.subject(event.holdingDevice(), event.connection()));
        if (leg != null
                && (leg.state() == PartyState.CONNECTED || leg.state() == PartyState.DIALING)
                && leg.acceptsHoldWitness(event.report().dn())) {
            changes.become(leg, PartyState.HELD, event.report().cause());
        }
    }

    void retrieved(CallEvent.Retrieved event) {
        Leg leg = talking(event, LegFinder.subject(event.retrievingDevice(), event.connection()));
        if (leg != null
                && leg.state() == PartyState.HELD
                && leg.acceptsHoldWitness(event.report().dn())) {
            changes.become(leg, PartyState.CONNECTED, event.report().cause());
        }
    }

    /** The leg that is held or retrieved. It may be the first that is heard of a call that began before us. */
    private Leg talking(CallEvent.OnCall event, DeviceId device) {
        Call known = board.find(event);
        if (known == null && board.dn(device) == null) {
            discarded.unmatched();
            return null;
        }
        Call call = callFor(event, DeviceId.Withheld.ABSENT, DeviceId.Withheld.ABSENT, false);
        if (call == null) {
            return null;
        }
        Leg leg = LegFinder.find(call, event.connection(), device);
        if (leg == null && known == null) {
            leg = changes.add(
                    call,
                    device,
                    false,
                    PartyRole.DESTINATION,
                    PartyState.CONNECTED,
                    event.report().cause());
        }
        return leg == null || leg.isGone() ? null : leg;
    }

    void queued(CallEvent.Queued event) {
        DeviceId device = LegFinder.subject(event.queue(), event.connection());
        Call call = callFor(event, event.callingDevice(), event.calledDevice(), true);
        if (call == null) {
            return;
        }
        caller(call, event.callingDevice(), event.report().cause(), ConnectionId.NONE);
        arrive(call, event, device, PartyRole.DESTINATION, PartyState.QUEUED, true);
    }

    void diverted(CallEvent.Diverted event) {
        Call call = board.find(event);
        if (call == null) {
            discarded.unmatched();
            return;
        }
        DeviceId device = LegFinder.subject(event.divertingDevice(), event.connection());
        Leg leg = LegFinder.find(call, event.connection(), device);
        if (leg == null) {
            Leg departed = LegFinder.findDeparted(call, event.connection(), device);
            if (departed != null) {
                departed.endReportedBy(event.report().dn());
            }
            return;
        }
        leg.endReportedBy(event.report().dn());
        if (!leg.isGone()) {
            boolean goesToDn = !event.newDestination().identified() || board.dn(event.newDestination()) != null;
            departures.diverted(leg, event.report().cause(), goesToDn);
        }
    }

    void networkReached(CallEvent.NetworkReached event) {
        Call call = callFor(event, event.callingDevice(), event.calledDevice(), true);
        if (call == null) {
            return;
        }
        Cause cause = event.report().cause();
        caller(call, event.callingDevice(), cause, ConnectionId.NONE);
        DeviceId far = event.calledDevice().identified()
                ? event.calledDevice()
                : LegFinder.subject(event.networkInterface(), event.connection());
        boolean known = LegFinder.find(call, event.connection(), far) != null;
        Leg leg = arrive(call, event, far, PartyRole.DESTINATION, PartyState.CONNECTED, false);
        if (leg == null || known) {
            return;
        }
        for (Leg caller : call.legs()) {
            if (caller.isCaller() && !caller.isGone()) {
                changes.tell(new CallChange.NetworkReached(changes.micros(), call.info(), caller.info(), leg.info()));
            }
        }
    }

    /**
     * The call that an event is about. It is made where the event may begin one and does not come late for one that has
     * ended; otherwise null.
     */
    private Call callFor(CallEvent.OnCall event, DeviceId calling, DeviceId called, boolean wholeSeen) {
        Call call = board.find(event);
        if (call != null && startsAnother(call, event)) {
            call = null;
        }
        if (call == null) {
            String callId = event.connection().callId();
            if (isBelated(event, callId)) {
                discarded.belated();
                return null;
            }
            call = transferring(calling, event);
            if (call == null) {
                call = changes.create(callId, consultationOf(calling), wholeSeen, calling, called);
            }
        } else {
            changes.learnEnds(call, calling, called);
        }
        board.linkage(call, event.report().linkageId());
        if (!event.connection().callId().isEmpty()
                && board.byCallId(event.connection().callId()) != call) {
            changes.rename(call, event.connection().callId());
        }
        hear(call, event);
        return call;
    }

    /** Whether an event is about a call that has ended; an answer does not begin another one under its identifier. */
    private boolean isBelated(CallEvent.OnCall event, String callId) {
        return board.isBelated(callId, event.report().dn())
                || (event instanceof CallEvent.Established && board.hasEnded(callId));
    }

    /**
     * A device that goes off-hook anew makes another call, whatever the linkage says; and so does one that dials under a former
     * identifier of a call that it has left, which the switch uses again.
     */
    private boolean startsAnother(Call call, CallEvent.OnCall event) {
        boolean begins = event instanceof CallEvent.ServiceInitiated || event instanceof CallEvent.Originated;
        String callId = event.connection().callId();
        if (!begins || callId.isEmpty()) {
            return false;
        }
        boolean unknown = event instanceof CallEvent.ServiceInitiated && board.byCallId(callId) == null;
        return unknown
                || (!callId.equals(call.switchCallId())
                        && hasLeft(call, event.report().dn()));
    }

    private static boolean hasLeft(Call call, String monitor) {
        return call.legs().stream().noneMatch(leg -> isOf(leg, monitor))
                && call.departed().stream().anyMatch(leg -> isOf(leg, monitor) && leg.isEndReportedBy(monitor));
    }

    private static boolean isOf(Leg leg, String monitor) {
        return leg.isDn() && leg.dn().number().equals(monitor);
    }

    /**
     * The call that is being transferred, where its new destination is heard of under the new identifier before the transfer
     * itself: the only call of the caller, who talks in it, as did the one who is said to have redirected it. If that may have ended
     * unseen, this may be another one.
     */
    private Call transferring(DeviceId calling, CallEvent.OnCall event) {
        EventCause cause = event.report().cause().code();
        boolean transfer = cause == EventCause.TRANSFER || cause == EventCause.SINGLE_STEP_TRANSFER;
        Dn dn = board.dn(calling);
        List<Leg> legs = transfer && dn != null ? dn.legs() : List.of();
        if (legs.size() != 1 || !legs.get(0).isInSpeech() || legs.get(0).isOutOfSight()) {
            return null;
        }
        Call call = legs.get(0).call();
        DeviceId by = lastRedirection(event);
        return !by.identified() || LegFinder.wasEverAt(call, by) ? call : null;
    }

    private static DeviceId lastRedirection(CallEvent.OnCall event) {
        if (event instanceof CallEvent.Delivered delivered) {
            return delivered.lastRedirectionDevice();
        }
        return event instanceof CallEvent.Established established
                ? established.lastRedirectionDevice()
                : DeviceId.Withheld.ABSENT;
    }

    private long consultationOf(DeviceId calling) {
        Dn dn = board.dn(calling);
        if (dn != null) {
            for (Leg leg : dn.legs()) {
                if (leg.state() == PartyState.HELD) {
                    return leg.call().ref();
                }
            }
        }
        return 0;
    }

    /** Something is heard of a call, and so of the device on whose monitor it is. */
    void hear(Call call, CallEvent.OnCall event) {
        call.hear(event.micros());
        if (call.isUncertain()) {
            call.setEndBy(Long.MAX_VALUE);
            for (Leg leg : call.legs()) {
                if (leg.isDn() && leg.dn().number().equals(event.report().dn())) {
                    leg.hear();
                }
            }
        }
    }

    /** A device is in the call, in some state. Whatever state it has already reached, it does not fall back. */
    private Leg arrive(
            Call call, CallEvent.OnCall event, DeviceId device, PartyRole role, PartyState state, boolean queue) {
        Leg leg = LegFinder.find(call, event.connection(), device);
        if (leg == null) {
            Leg departed = LegFinder.findDeparted(call, event.connection(), device);
            if (departed != null && !departed.isEndReportedBy(event.report().dn())) {
                discarded.belated();
                return null;
            }
            PartyRole free = role == PartyRole.ORIGINATION && hasCaller(call) ? PartyRole.DESTINATION : role;
            leg = changes.add(call, device, queue, free, state, event.report().cause());
        }
        LegFinder.learn(leg, event.connection());
        leg.hear();
        return leg;
    }

    /** The device that makes the call takes part in it, even where only the other end is monitored. */
    private void caller(Call call, DeviceId calling, Cause cause, ConnectionId networkInterface) {
        Leg leg = anonymousCaller(call);
        if (leg != null && calling.identified() && LegFinder.at(call, calling) == null) {
            changes.identify(leg, calling, cause);
        } else if (!hasCaller(call) && LegFinder.at(call, calling) == null) {
            leg = changes.add(
                    call,
                    calling,
                    false,
                    PartyRole.ORIGINATION,
                    call.isAnswered() ? PartyState.CONNECTED : PartyState.DIALING,
                    cause);
        }
        Leg caller = leg == null ? LegFinder.at(call, calling) : leg;
        if (caller != null && networkInterface.isPresent() && !caller.isDn()) {
            LegFinder.learn(caller, networkInterface);
        }
    }

    private static Leg anonymousCaller(Call call) {
        for (Leg leg : call.legs()) {
            if (leg.isCaller() && !leg.isGone() && !leg.device().identified()) {
                return leg;
            }
        }
        return null;
    }

    private static boolean hasCaller(Call call) {
        for (Leg leg : call.legs()) {
            if (leg.isCaller()) {
                return true;
            }
        }
        for (Leg leg : call.departed()) {
            if (leg.isCaller()) {
                return true;
            }
        }
        return false;
    }
}
