package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.CallEvent.CallSnapshot;
import org.onhook.api.call.CallEvent.DeviceSnapshot;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.UnheardCalls.Own;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.Switchboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is tracked into line with what the switch says there is, after events may have gone unseen: who is still there
 * goes on as before, who left unseen is ended without anybody being named, and calls that began unseen appear.
 *
 * <p>Only legs that were not heard of since the gap are ended: of all others the events are known, and they say more. A call of
 * which nothing was heard for long is no such other.
 */
final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final Switchboard board;
    private final UnheardCalls unheard;
    private final Changes changes;
    private final Departures departures;
    private TrackerSettings settings;

    Reconciliation(Switchboard board, Changes changes, Departures departures, TrackerSettings settings) {
        this.board = board;
        this.unheard = new UnheardCalls(board);
        this.changes = changes;
        this.departures = departures;
        this.settings = settings;
    }

    void configure(TrackerSettings current) {
        settings = current;
    }

    // ---- one device ------------------------------------------------------------------------------------------------

    void device(DeviceSnapshot snapshot) {
        Dn dn = board.dn(snapshot.dn());
        if (dn == null) {
            return;
        }
        unheard.forget(dn);
        boolean allKnown = true;
        List<Leg> there = new ArrayList<>();
        for (SnapshotConnection connection : snapshot.connections()) {
            String callId = connection.connection().callId();
            Call call = board.byCallId(callId);
            if (call != null) {
                confirm(call, dn, connection).ifPresent(there::add);
            } else if (!callId.isEmpty() && !board.hasEnded(callId)) {
                unheard.add(callId, changes.waitTime(), dn, connection);
                allKnown = false;
            }
        }
        if (allKnown) {
            dn.accountForCalls();
        }
        for (Leg leg : List.copyOf(dn.legs())) {
            if (!there.contains(leg)) {
                endIfUnseen(leg, "device " + dn.number());
            }
        }
    }

    /** An answer may be older than events that another link has told: who is known to have left does not come back by it. */
    private Optional<Leg> confirm(Call call, Dn dn, SnapshotConnection connection) {
        Leg leg = LegFinder.ofMonitor(call.legs(), dn.number());
        if (leg == null && LegFinder.ofMonitor(call.departed(), dn.number()) != null) {
            return Optional.empty();
        }
        if (leg == null) {
            DeviceId device = new DeviceId.Identified(dn.number(), dn.number(), DeviceKind.INTERNAL_NUMBER);
            PartyState state = stateOf(connection.state(), PartyState.CONNECTED);
            leg = changes.add(call, device, state == PartyState.QUEUED, PartyRole.DESTINATION, state, Cause.NONE);
        } else {
            take(leg, connection);
        }
        if (isAnswered(call)) {
            answer(call);
        }
        confirmed(call);
        return Optional.of(leg);
    }

    /** A caller is connected from its dialling on; another one who is, has answered. */
    private static boolean isAnswered(Call call) {
        return call.legs().stream().anyMatch(Leg::isInSpeech)
                && call.legs().stream()
                                .filter(leg -> leg.isInSpeech() || leg.isCalling())
                                .count()
                        > 1;
    }

    void write(StateOutput out) {
        unheard.write(out);
    }

    void read(StateInput in) {
        unheard.read(in);
    }

    /** A device leaves; it may be in a call that has yet to appear. */
    void cleared(CallEvent.ConnectionCleared event) {
        unheard.cleared(event);
    }

    /** Two calls are about to become one: their parties are not awaited any longer, as what is told of them now would come too late. */
    void joined(CallEvent.OnCall join, ConnectionId other) {
        appear(join.connection().callId());
        appear(other.callId());
    }

    /** Time has passed: what the switch did not tell the parties of is made of what is known. */
    void timePassed() {
        unheard.due(changes.waitTime()).forEach(this::appear);
    }

    private void appear(String callId) {
        List<Own> there = unheard.take(callId);
        if (!there.isEmpty() && !board.hasEnded(callId)) {
            Call known = board.byCallId(callId);
            DeviceId none = DeviceId.Withheld.ABSENT;
            Call call = known == null ? changes.create(callId, 0, false, none, none) : known;
            there.forEach(own -> appear(call, board.dn(own.dn()), own.connection()));
        }
    }

    /** What events have told of a device since is newer than what the switch said there was. */
    private void appear(Call call, Dn dn, SnapshotConnection connection) {
        if (LegFinder.ofMonitor(call.legs(), dn.number()) == null) {
            confirm(call, dn, connection);
        }
    }

    // ---- one call --------------------------------------------------------------------------------------------------

    void call(CallSnapshot snapshot) {
        List<Own> there = unheard.take(snapshot.callId());
        Call call = board.byCallId(snapshot.callId());
        List<SnapshotConnection> parties = snapshot.connections().stream()
                .filter(connection -> isParty(connection, there))
                .toList();
        if (call != null) {
            changes.learnEnds(call, snapshot.callingDevice(), snapshot.calledDevice());
        } else if (parties.stream().anyMatch(party -> board.dn(party.device()) != null)
                && !board.hasEnded(snapshot.callId())) {
            call = changes.create(snapshot.callId(), 0, false, snapshot.callingDevice(), snapshot.calledDevice());
        } else {
            return;
        }
        parties(call, snapshot, parties);
        call.setMayHaveOthers(false);
        confirmed(call);
    }

    /** A failed connection may be that of a busy device, which takes no part. Who hears tone says so at its own device. */
    private boolean isParty(SnapshotConnection connection, List<Own> there) {
        return switch (connection.state()) {
            case NULL -> false;
            case FAIL -> there.stream().anyMatch(own -> board.dn(own.dn()) == board.dn(connection.device()));
            case ABSENT, INITIATED, ALERTING, CONNECTED, HOLD, QUEUED -> true;
        };
    }

    private void parties(Call call, CallSnapshot snapshot, List<SnapshotConnection> parties) {
        boolean answered = isAnswered(snapshot);
        List<Leg> missing = new ArrayList<>(call.legs());
        List<SnapshotConnection> strangers = new ArrayList<>();
        for (SnapshotConnection connection : snapshot.connections()) {
            Leg leg = LegFinder.find(call, connection.connection(), connection.device());
            if (leg != null) {
                missing.remove(leg);
                take(leg, connection);
            } else if (parties.contains(connection)) {
                strangers.add(connection);
            }
        }
        for (SnapshotConnection stranger : strangers) {
            Leg unlike = unlike(stranger, missing);
            if (LegFinder.find(call, stranger.connection(), stranger.device()) != null) {
                LOG.debug("the snapshot of call {} names {} twice", snapshot.callId(), stranger.device());
            } else if (LegFinder.findDeparted(call, stranger.connection(), stranger.device()) != null) {
                LOG.debug("the snapshot of call {} is older than the end of {}", snapshot.callId(), stranger.device());
            } else if (unlike == null) {
                join(call, stranger, snapshot.callingDevice(), answered);
            } else {
                missing.remove(unlike);
                take(unlike, stranger);
            }
        }
        missing.forEach(leg -> endIfUnseen(leg, "call " + snapshot.callId()));
        if (answered && !call.isOver()) {
            answer(call);
        }
    }

    /**
     * Who is named otherwise here than in the events, as a trunk may be, is taken for one whom the events named; or null. Another number is
     * that of another party, who has come unseen.
     */
    private Leg unlike(SnapshotConnection stranger, List<Leg> missing) {
        if (board.dn(stranger.device()) != null) {
            return null;
        }
        return missing.stream()
                .filter(leg -> !leg.isDn() && leg.mayBeAt(stranger.device()))
                .findFirst()
                .orElse(null);
    }

    private void join(Call call, SnapshotConnection connection, DeviceId calling, boolean answered) {
        boolean caller = calling.identified()
                && connection.device().id().equals(calling.id())
                && call.legs().stream().noneMatch(Leg::isCaller);
        PartyState state = stateOf(connection.state(), PartyState.CONNECTED);
        Leg leg = changes.add(
                call,
                connection.device(),
                state == PartyState.QUEUED,
                caller ? PartyRole.ORIGINATION : PartyRole.DESTINATION,
                caller && !answered && state == PartyState.CONNECTED ? PartyState.DIALING : state,
                Cause.NONE);
        LegFinder.learn(leg, connection.connection());
    }

    /** CSTA has a caller connected from its dialling on; only the others tell whether somebody answered. */
    private static boolean isAnswered(CallSnapshot snapshot) {
        return snapshot.connections().stream()
                        .filter(connection -> connection.state() == LocalConnectionState.CONNECTED
                                || connection.state() == LocalConnectionState.HOLD)
                        .count()
                > 1;
    }

    private void answer(Call call) {
        call.answer(changes.micros());
        for (Leg leg : List.copyOf(call.legs())) {
            if (leg.isCalling()) {
                changes.become(leg, PartyState.CONNECTED, Cause.NONE);
            }
        }
    }

    // ---- one leg ---------------------------------------------------------------------------------------------------

    private void take(Leg leg, SnapshotConnection connection) {
        leg.hear();
        PartyState state = stateOf(connection.state(), leg.state());
        boolean stillCalling = state == PartyState.CONNECTED && leg.isCalling();
        if (!leg.isGone() && leg.isLive() && !stillCalling && leg.call().isUncertain()) {
            changes.become(leg, state, Cause.NONE);
        }
    }

    private static PartyState stateOf(LocalConnectionState state, PartyState otherwise) {
        return switch (state) {
            case INITIATED -> PartyState.INITIATED;
            case ALERTING -> PartyState.ALERTING;
            case CONNECTED -> PartyState.CONNECTED;
            case HOLD -> PartyState.HELD;
            case QUEUED -> PartyState.QUEUED;
            case FAIL -> PartyState.FAILED;
            case ABSENT, NULL -> otherwise;
        };
    }

    private void endIfUnseen(Leg leg, String asked) {
        Call call = leg.call();
        boolean mayBeGone = call.isUncertain() && !leg.isSeen() || isSilent(call);
        if (mayBeGone && !call.isOver()) {
            departures.leftUnseen(leg, "asked for " + asked + ", the switch no longer has this connection");
        }
    }

    /** So much time has passed without any event that no answer can be older than one. */
    private boolean isSilent(Call call) {
        return settings.silent() > 0 && call.lastHeard() + settings.silent() <= changes.micros();
    }

    /** The call is still there: it waits for its next event as long as any other call. */
    private void confirmed(Call call) {
        if (!call.isOver() && call.conclusion() == null) {
            call.setEndBy(Long.MAX_VALUE);
            call.hear(changes.micros());
        }
    }
}
