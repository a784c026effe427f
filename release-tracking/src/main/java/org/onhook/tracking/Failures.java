package org.onhook.tracking;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.attribution.CauseClass;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Deliberation;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;

/**
 * Reads failures: a call that cannot be completed, a called party that refuses, or a party that was left on tone. The failed
 * connection may be either end's, and so may the failing device.
 */
final class Failures {

    /** How long a device may alert, at most, until the call fails. */
    private static final long LONGEST_ALERTING = 180_000_000;

    private final Switchboard board;
    private final Progress progress;
    private final Changes changes;
    private final Departures departures;
    private final Discarded discarded;

    Failures(Switchboard board, Progress progress, Changes changes, Departures departures, Discarded discarded) {
        this.board = board;
        this.progress = progress;
        this.changes = changes;
        this.departures = departures;
        this.discarded = discarded;
    }

    void failed(CallEvent.Failed event, LinkState link) {
        Call call = board.find(event);
        if (call == null) {
            call = attempt(event, link);
        }
        if (call == null) {
            discarded.unmatched();
            return;
        }
        progress.hear(call, event);
        changes.learnEnds(call, event.callingDevice(), event.calledDevice());
        Cause cause = event.report().cause();
        if (cause.code() == EventCause.CALL_CANCELLED) {
            call.cancel();
        }
        call.fail(new Release.Failure(cause, literal(event)));
        Leg own = LegFinder.ofMonitor(call.legs(), event.report().dn());
        if (own != null && event.report().local() == LocalConnectionState.NULL) {
            own.endReportedBy(event.report().dn());
        }
        Leg alerting = alerting(call, event, own);
        if (alerting != null) {
            departures.failed(alerting, Release.Trigger.FAILED_WHILE_ALERTING, cause, link);
            onTone(call, own, cause);
        } else if (call.isAnswered()) {
            leftOnTone(call, event, own, cause, link);
        } else {
            onTone(call, caller(call), cause);
            failedAfterwards(call, event);
        }
    }

    /** Its clear and the failure that made it clear are told by two monitors, and may come in either order. */
    private void failedAfterwards(Call call, CallEvent.Failed event) {
        Deliberation underWay = call.deliberation();
        if (underWay == null) {
            return;
        }
        Leg leaving = underWay.waiting().get(0).leg();
        if (leaving.isUnanswered() && leaving == LegFinder.find(call, event.connection(), event.failingDevice())) {
            departures.toldAfterwards(call, Release.Trigger.FAILED_WHILE_ALERTING);
        }
    }

    /** A call that fails before anything else was reported of it: an event at the device that made it. */
    private Call attempt(CallEvent.Failed event, LinkState link) {
        DeviceId calling = event.callingDevice();
        String callId = event.connection().callId();
        boolean ownAttempt = board.dn(calling) != null
                && board.dn(calling).number().equals(event.report().dn());
        if (!ownAttempt || board.hasEnded(callId)) {
            return null;
        }
        // While the link comes up, the switch has yet to say which calls there are: this may be one of them, which
        // alerted unseen.
        boolean wholeSeen = link.isUp() && !link.isTellingOfOriginating()
                || !board.dn(calling).mayHaveCallsSince(changes.waitTime() - LONGEST_ALERTING);
        Call call = changes.create(callId, 0, wholeSeen, calling, event.calledDevice());
        changes.add(
                call,
                calling,
                false,
                PartyRole.ORIGINATION,
                PartyState.DIALING,
                event.report().cause());
        return call;
    }

    /** The leg that was alerting and failed, or null. */
    private static Leg alerting(Call call, CallEvent.Failed event, Leg own) {
        Leg leg = LegFinder.find(call, event.connection(), DeviceId.Withheld.ABSENT);
        if (isWaitingForAnswer(leg)) {
            return leg;
        }
        Leg failing = LegFinder.find(call, ConnectionId.NONE, event.failingDevice());
        if (isWaitingForAnswer(failing)) {
            return failing;
        }
        boolean ownGone = own != null && event.report().local() == LocalConnectionState.NULL;
        return ownGone && isWaitingForAnswer(own) ? own : null;
    }

    private static boolean isWaitingForAnswer(Leg leg) {
        return leg != null && !leg.isGone() && leg.isUnanswered();
    }

    private void leftOnTone(Call call, CallEvent.Failed event, Leg own, Cause cause, LinkState link) {
        Leg leg = LegFinder.find(call, event.connection(), event.failingDevice());
        Leg left = own != null && event.report().local() == LocalConnectionState.FAIL ? own : leg;
        if (left == null || left.isGone()) {
            return;
        }
        boolean saysOtherLeft = cause.code() == EventCause.BLOCKED || CauseClass.of(cause.code()) == CauseClass.SWITCH;
        Leg other = call.isTwoParty() && left.isInSpeech() && saysOtherLeft
                ? LegFinder.onlyOther(call, left).filter(Leg::isInSpeech).orElse(null)
                : null;
        boolean leftBefore = call.deliberation() != null && call.isTwoParty();
        onTone(call, left, cause);
        if (leftBefore && cause.code() == EventCause.BLOCKED) {
            departures.toldAfterwards(call, Release.Trigger.OTHER_LEFT_ON_TONE);
        } else if (other != null) {
            departures.failed(other, Release.Trigger.OTHER_LEFT_ON_TONE, cause, link);
        }
    }

    private void onTone(Call call, Leg leg, Cause cause) {
        if (call.isOver() || leg == null || leg.isGone() || leg.isQueue() || leg.isUnanswered()) {
            return;
        }
        if (call.isConcludedByFailure()) {
            call.goOn();
        }
        boolean busy = cause.code() == EventCause.BUSY || cause.code() == EventCause.DO_NOT_DISTURB;
        if (leg.state().isLive()) {
            changes.become(leg, busy ? PartyState.BUSY : PartyState.FAILED, cause);
        }
    }

    private static Leg caller(Call call) {
        for (Leg leg : call.legs()) {
            if (leg.isCaller()) {
                return leg;
            }
        }
        List<Leg> legs = call.legs();
        return legs.size() == 1 ? legs.get(0) : null;
    }

    private static String literal(CallEvent.Failed event) {
        return "Failed on " + event.report().dn() + "'s monitor: failedConnection "
                + event.connection().device().raw() + ", failingDevice "
                + event.failingDevice().raw() + ", cause "
                + event.report().cause().raw();
    }
}
