package org.onhook.tracking;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.Report;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Named;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.attribution.CauseClass;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads clears: whose leg ended, whom the switch names, and what was said before about the same. */
final class Clears {

    private static final Logger LOG = LoggerFactory.getLogger(Clears.class);

    private final Switchboard board;
    private final Progress progress;
    private final Changes changes;
    private final Departures departures;
    private final Discarded discarded;

    Clears(Switchboard board, Progress progress, Changes changes, Departures departures, Discarded discarded) {
        this.board = board;
        this.progress = progress;
        this.changes = changes;
        this.departures = departures;
        this.discarded = discarded;
    }

    void connectionCleared(CallEvent.ConnectionCleared event, LinkState link) {
        Call call = board.find(event);
        if (call == null) {
            discarded.unmatched();
            return;
        }
        Report report = event.report();
        Cause cause = report.cause();
        if (cause.code() == EventCause.CONSULTATION || cause.code() == EventCause.ALTERNATE) {
            // Avaya clears a line's appearance when it is put on hold; the leg goes on.
            discarded.contradictory();
            return;
        }
        Leg own = own(call, report.dn());
        Leg leg = dropped(call, event, own, link);
        if (leg == null) {
            discarded.contradictory();
            return;
        }
        if (isLeftover(call, event)) {
            discarded.belated();
            return;
        }
        progress.hear(call, event);
        if (report.local().saysInCall() && own != null) {
            own.hear();
            answeredUnseen(call, own, report.local());
        }
        if (cause.code() == EventCause.CALL_CANCELLED) {
            call.cancel();
        }
        Release.Clear clear = clear(call, leg, own, event);
        learn(call, leg, clear, event.connection(), link);
        boolean ownLegToo = own != null
                && leg != own
                && !own.isGone()
                && report.local() == LocalConnectionState.NULL
                && call.isTwoParty();
        note(leg, clear, report.dn());
        if (leg.isGone()) {
            repeated(call, clear);
        } else if (CauseClass.of(cause.code()) == CauseClass.FEATURE) {
            departures.takenByFeature(leg, cause);
        } else {
            departures.cleared(leg, Release.Trigger.CLEARED, clear, cause, link);
        }
        afterwards(own, leg, report, ownLegToo, link, clear);
    }

    private static boolean hasAnswered(LocalConnectionState local) {
        return local == LocalConnectionState.CONNECTED
                || local == LocalConnectionState.HOLD
                || local == LocalConnectionState.FAIL;
    }

    /** A device that alerted before events went unseen has answered if its own connection is connected now, or it hears tone. */
    private void answeredUnseen(Call call, Leg own, LocalConnectionState local) {
        if (call.isUncertain() && hasAnswered(local) && own.state() == PartyState.ALERTING && !own.isGone()) {
            changes.become(own, PartyState.CONNECTED, Cause.NONE);
            progress.answered(call, own, Cause.NONE);
        }
    }

    /** Whether a feature is said to have taken a leg of a call that was joined to this one: the party itself came along. */
    private static boolean isLeftover(Call call, CallEvent.ConnectionCleared event) {
        String callId = event.connection().callId();
        return !callId.isEmpty()
                && !callId.equals(call.switchCallId())
                && CauseClass.of(event.report().cause().code()) == CauseClass.FEATURE;
    }

    /** What the event says of the monitored device's own leg, beside the one that was dropped. */
    private void afterwards(
            Leg own, Leg dropped, Report report, boolean ownLegToo, LinkState link, Release.Clear clear) {
        if (own == null || own == dropped || own.isGone()) {
            return;
        }
        switch (report.local()) {
            case CONNECTED, HOLD -> own.hearOthersLeave();
            case FAIL -> {
                if (own.isInSpeech()) {
                    changes.become(own, PartyState.FAILED, report.cause());
                }
            }
            case NULL -> {
                if (ownLegToo) {
                    own.endReportedBy(report.dn());
                    departures.cleared(
                            own, Release.Trigger.CLEARED, clearOf(own, clear, report.dn()), report.cause(), link);
                }
            }
            case ABSENT, INITIATED, ALERTING, QUEUED -> {
                // Nothing that is not known.
            }
        }
    }

    private static Release.Clear clearOf(Leg own, Release.Clear said, String dn) {
        return new Release.Clear(
                own.ref(),
                own.ref(),
                !own.state().isLive(),
                Named.Nobody.NOBODY,
                LocalConnectionState.NULL,
                said.cause(),
                said.literal() + "; " + dn + "'s own connection is null");
    }

    private void note(Leg leg, Release.Clear clear, String dn) {
        leg.endReportedBy(dn);
        leg.hearClear(namesItself(clear) ? clear.monitor() : 0);
    }

    /** A clear that some other monitor has reported before. It may still say more than that one did. */
    private void repeated(Call call, Release.Clear clear) {
        if (call.deliberation() != null) {
            call.deliberation().hear(clear);
            departures.reconsider(call);
        } else if (call.conclusion() == null
                && CauseClass.of(clear.cause().code()) == CauseClass.SWITCH
                && call.failure().isPresent()) {
            // The leg failed by a timer, and its own clear says so too: who is left on tone did not end the call.
            departures.switchEnded(call, clear);
        }
    }

    /** Something that policies may read. It may be said of a leg that has left already and waits for the decision. */
    void noted(CallEvent.Noted event) {
        Call call = board.find(event);
        Leg leg = call == null ? null : LegFinder.find(call, event.connection(), DeviceId.Withheld.ABSENT);
        if (leg == null) {
            discarded.unmatched();
            return;
        }
        progress.hear(call, event);
        leg.note(new Release.Note(event.micros(), event.kind(), event.text()));
        departures.reconsider(call);
    }

    void callCleared(CallEvent.CallCleared event, LinkState link) {
        Call call = board.find(event);
        if (call == null) {
            discarded.unmatched();
            return;
        }
        progress.hear(call, event);
        Cause cause = event.report().cause();
        if (cause.code() == EventCause.CALL_CANCELLED) {
            call.cancel();
        }
        for (Leg leg : List.copyOf(call.legs())) {
            leg.endReportedBy(event.report().dn());
            if (!leg.isGone() && !call.isOver()) {
                Release.Clear clear = new Release.Clear(
                        leg.ref(),
                        leg.ref(),
                        !leg.state().isLive(),
                        Named.Nobody.NOBODY,
                        LocalConnectionState.NULL,
                        cause,
                        "CallCleared on " + event.report().dn() + "'s monitor, cause " + cause.raw());
                departures.cleared(leg, Release.Trigger.CALL_CLEARED, clear, cause, link);
            }
        }
    }

    // ---- whose leg -------------------------------------------------------------------------------------------------

    /** The leg that was dropped; it may have left before. Null where the event contradicts itself or says too little. */
    private static Leg dropped(Call call, CallEvent.ConnectionCleared event, Leg own, LinkState link) {
        ConnectionId connection = event.connection();
        LocalConnectionState local = event.report().local();
        Leg leg = byIdentifier(call, connection);
        Leg releasing = at(call, event.releasingDevice());
        boolean namesDropped = link.traits()
                .reading()
                .filter(ReleasingDeviceReading.DROPPED::equals)
                .isPresent();
        if (namesDropped && releasing != null) {
            // Panasonic writes the initiator of the call into the dropped connection.
            leg = releasing;
        }
        if (leg == null && !connection.device().identified()) {
            return own != null && !local.saysInCall()
                    ? own
                    : own == null ? null : LegFinder.onlyOther(call, own).orElse(releasing);
        }
        if (leg == null) {
            return byElimination(call, event, own);
        }
        if (leg == own && local.saysInCall()) {
            return local == LocalConnectionState.HOLD || !call.isTwoParty()
                    ? (releasing == own ? null : releasing)
                    : LegFinder.onlyOther(call, own).orElse(null);
        }
        return leg;
    }

    private static Leg byIdentifier(Call call, ConnectionId connection) {
        return LegFinder.findEver(call, connection, DeviceId.Withheld.ABSENT);
    }

    private static Leg at(Call call, DeviceId device) {
        if (!device.identified()) {
            return null;
        }
        return byIdentifier(call, new ConnectionId("", device));
    }

    /**
     * A connection identifier that was never seen beside a device: the only leg that it can be. A feature may end the part of a device that
     * nobody saw in the call, as of one that rang together with the one that answered.
     */
    private static Leg byElimination(Call call, CallEvent.ConnectionCleared event, Leg own) {
        boolean byFeature = CauseClass.of(event.report().cause().code()) == CauseClass.FEATURE;
        Leg candidate = null;
        for (Leg leg : call.legs()) {
            boolean possible = !byFeature
                    && !leg.isDn()
                    && !leg.isGone()
                    && leg.connectionDevice().isEmpty()
                    && leg.mayBeAt(event.connection().device());
            if (possible && candidate != null) {
                return null;
            }
            candidate = possible ? leg : candidate;
        }
        if (candidate == null && event.report().local() == LocalConnectionState.NULL) {
            return own;
        }
        return candidate;
    }

    private static Leg own(Call call, String dn) {
        Leg leg = LegFinder.ofMonitor(call.legs(), dn);
        return leg != null ? leg : LegFinder.ofMonitor(call.departed(), dn);
    }

    // ---- what is said ----------------------------------------------------------------------------------------------

    private Release.Clear clear(Call call, Leg leg, Leg own, CallEvent.ConnectionCleared event) {
        Report report = event.report();
        return new Release.Clear(
                own == null ? 0 : own.ref(),
                leg.ref(),
                !leg.state().isLive(),
                named(call, event.releasingDevice()),
                report.local(),
                report.cause(),
                "ConnectionCleared on " + report.dn() + "'s monitor: droppedConnection "
                        + event.connection().device().raw() + ", releasingDevice "
                        + event.releasingDevice().raw() + ", localConnectionInfo "
                        + text(report.local()) + ", cause " + report.cause().raw());
    }

    private static String text(LocalConnectionState local) {
        return switch (local) {
            case ABSENT -> "";
            case NULL -> "null";
            case INITIATED -> "initiated";
            case ALERTING -> "alerting";
            case CONNECTED -> "connected";
            case HOLD -> "hold";
            case QUEUED -> "queued";
            case FAIL -> "fail";
        };
    }

    private Named named(Call call, DeviceId device) {
        if (!device.identified()) {
            return Named.Nobody.NOBODY;
        }
        Leg leg = at(call, device);
        if (leg != null) {
            return new Named.PartyOfCall(leg.ref(), leg.info().reportedNumber());
        }
        if (call.called().identified() && call.called().id().equals(device.id())) {
            return new Named.PartyOfCall(0, device.id());
        }
        // A monitored device that is no party: nothing that is said of an outside party fits it.
        return board.dn(device) == null ? new Named.Stranger(device.id()) : Named.Nobody.NOBODY;
    }

    private void learn(Call call, Leg leg, Release.Clear clear, ConnectionId connection, LinkState link) {
        if (!call.isTwoParty() || clear.monitor() == 0) {
            return;
        }
        boolean byOwnIdentifier = byIdentifier(call, connection) == leg;
        boolean contradicted = byOwnIdentifier && link.reading().learn(clear.monitor(), leg.ref(), clear.releasing());
        contradicted |= eachNamedItself(leg, clear) && link.reading().eachNamedItself();
        if (contradicted) {
            LOG.warn(
                    "Link {}: what was learned of releasingDevice is contradicted by call {}, and dropped: {}",
                    link.name(),
                    call.switchCallId(),
                    clear.literal());
        }
    }

    private static boolean eachNamedItself(Leg leg, Release.Clear clear) {
        long first = leg.firstToNameItself();
        return first != 0 && first != clear.monitor() && namesItself(clear);
    }

    private static boolean namesItself(Release.Clear clear) {
        return clear.releasing() instanceof Named.PartyOfCall party && party.ref() == clear.monitor();
    }
}
