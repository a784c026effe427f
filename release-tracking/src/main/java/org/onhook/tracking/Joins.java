package org.onhook.tracking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.Joining;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.Switchboard;

/**
 * Conferences and transfers: calls that become one. The call that was held goes on, under whatever identifier the switch
 * gives it then; the consultation call is merged into it. Each monitor reports it, and the monitor of a party of only one of
 * the calls may name only that one.
 */
final class Joins {

    /** What conferences and transfers have in common. */
    private record Join(
            CallEvent.OnCall event,
            ConnectionId secondary,
            DeviceId by,
            DeviceId added,
            List<ConnectionListItem> connections,
            Joining joining) {

        String newCallId() {
            for (ConnectionListItem item : connections) {
                if (!item.newConnection().callId().isEmpty()) {
                    return item.newConnection().callId();
                }
            }
            return "";
        }

        Cause cause() {
            return event.report().cause();
        }
    }

    private final Switchboard board;
    private final Progress progress;
    private final Changes changes;
    private final Departures departures;
    private final Discarded discarded;

    Joins(Switchboard board, Progress progress, Changes changes, Departures departures, Discarded discarded) {
        this.board = board;
        this.progress = progress;
        this.changes = changes;
        this.departures = departures;
        this.discarded = discarded;
    }

    void conferenced(CallEvent.Conferenced event) {
        join(new Join(
                event,
                event.secondaryOldCall(),
                event.conferencingDevice(),
                event.addedParty(),
                event.connections(),
                Joining.CONFERENCE));
    }

    void transferred(CallEvent.Transferred event) {
        join(new Join(
                event,
                event.secondaryOldCall(),
                event.transferringDevice(),
                event.transferredToDevice(),
                event.connections(),
                event.report().cause().code() == EventCause.SINGLE_STEP_TRANSFER
                        ? Joining.SINGLE_STEP_TRANSFER
                        : Joining.TRANSFER));
    }

    private void join(Join join) {
        Set<Call> calls = involved(join);
        if (calls.isEmpty()) {
            discarded.unmatched();
            return;
        }
        calls.forEach(departures::settle);
        calls.removeIf(Call::isOver);
        if (calls.isEmpty()) {
            return;
        }
        List<Call> inOrder =
                calls.size() == 1 ? withUnreported(calls.iterator().next(), join) : consultationLast(calls);
        Call call = inOrder.remove(0);
        progress.hear(call, join.event());
        call.goOn();
        PartyInfo by = by(call, join.by());
        addConsulted(call, inOrder, join);
        List<Leg> moved = new ArrayList<>();
        for (Call merged : inOrder) {
            moved.addAll(moveAll(merged, call, by, join));
        }
        String newCallId = join.newCallId();
        if (!newCallId.isEmpty()) {
            changes.rename(call, newCallId);
        }
        // The consultation call may not have been reported yet; when it is, it is over already.
        board.alias(call, join.secondary().callId());
        moved.addAll(addListed(call, join));
        renameConnections(call, join);
        if (join.joining() == Joining.CONFERENCE) {
            conference(call, moved, by, join);
        } else {
            transfer(call, moved, by, join);
        }
        for (Call merged : inOrder) {
            leaveBy(merged, join);
            flush(merged, join);
            changes.tell(new CallChange.CallMerged(
                    changes.micros(), merged.info(), call.info(), by(merged, join.by()), join.joining()));
            board.merge(merged, call);
        }
        if (join.joining() != Joining.CONFERENCE) {
            leaveBy(call, join);
        }
        departures.endIfOver(call, attribution(by, join));
    }

    // ---- which calls -----------------------------------------------------------------------------------------------

    /** The calls that become one, the one that goes on first. */
    private Set<Call> involved(Join join) {
        Set<Call> calls = new LinkedHashSet<>();
        add(calls, board.find(join.event()));
        if (join.secondary().isPresent() && !join.secondary().callId().isEmpty()) {
            add(calls, board.byCallId(join.secondary().callId()));
        }
        add(calls, board.byCallId(join.newCallId()));
        if (calls.size() == 1) {
            Call held = callHeldBy(join, calls.iterator().next());
            if (held != null) {
                Set<Call> both = new LinkedHashSet<>();
                both.add(held);
                both.addAll(calls);
                return both;
            }
        }
        return calls;
    }

    /** The consultation call is merged into the one it began from, whichever of them is named as the primary one. */
    private static List<Call> consultationLast(Set<Call> calls) {
        List<Call> inOrder = new ArrayList<>(calls);
        if (inOrder.get(0).consultationOf() == inOrder.get(1).ref()) {
            inOrder.add(inOrder.remove(0));
        }
        return inOrder;
    }

    /**
     * Both calls, where only one is known. The other one is named, but its monitors have yet to report it, as happens when
     * those of the known one were faster. It began before this; what is reported of it later is old.
     */
    private List<Call> withUnreported(Call known, Join join) {
        List<Call> both = new ArrayList<>(List.of(known));
        boolean twoStep = join.joining() != Joining.SINGLE_STEP_TRANSFER
                && join.secondary().isPresent();
        Leg by = LegFinder.at(known, join.by());
        if (!twoStep || by == null) {
            return both;
        }
        if (isUnheardOf(join.secondary()) && isAwaited(join, List.of(join.added()))) {
            both.add(unreported(join.secondary().callId(), known.ref(), by.device(), List.of(), join.cause()));
        } else if (isUnheardOf(join.event().connection())) {
            List<DeviceId> others = join.connections().stream()
                    .map(Joins::endpoint)
                    .filter(endpoint -> endpoint.identified() && LegFinder.at(known, endpoint) == null)
                    .toList();
            if (!others.isEmpty() && isAwaited(join, others)) {
                both.add(0, unreported(join.event().connection().callId(), 0, by.device(), others, join.cause()));
            }
        }
        return both;
    }

    private boolean isUnheardOf(ConnectionId named) {
        return !named.callId().isEmpty() && board.byCallId(named.callId()) == null && !board.hasEnded(named.callId());
    }

    /** Whether the monitor of any party of the call will still report it. */
    private boolean isAwaited(Join join, List<DeviceId> others) {
        return isWatched(join.by()) || others.stream().anyMatch(this::isWatched);
    }

    private Call unreported(String callId, long consultationOf, DeviceId by, List<DeviceId> others, Cause cause) {
        Call call = changes.create(callId, consultationOf, true, by, DeviceId.Withheld.ABSENT);
        changes.add(call, by, false, PartyRole.ORIGINATION, PartyState.CONNECTED, cause);
        for (DeviceId other : others) {
            // A device may be listed with several connections.
            if (LegFinder.at(call, other) == null) {
                changes.add(call, other, false, PartyRole.DESTINATION, PartyState.CONNECTED, cause);
            }
        }
        call.answer(changes.micros());
        return call;
    }

    private boolean isWatched(DeviceId device) {
        Dn dn = board.dn(device);
        return dn != null && dn.isWatched();
    }

    private static void add(Set<Call> calls, Call call) {
        if (call != null) {
            calls.add(call);
        }
    }

    /**
     * The call that the joining device holds while it talks in the one that is named, if that is how they are joined. What may
     * have ended unseen is not taken for it.
     */
    private Call callHeldBy(Join join, Call named) {
        Dn dn = board.dn(join.by());
        if (dn == null || join.joining() == Joining.SINGLE_STEP_TRANSFER) {
            return null;
        }
        boolean partOfNamed = dn.legs().stream().anyMatch(leg -> leg.call() == named && leg.state() != PartyState.HELD);
        if (!partOfNamed) {
            return null;
        }
        for (Leg leg : dn.legs()) {
            if (leg.call() != named && leg.state() == PartyState.HELD && !leg.isOutOfSight() && isListed(leg, join)) {
                return leg.call();
            }
        }
        return null;
    }

    /** Whether the resulting call is said to have a party of that leg's call, or nothing is said of it. */
    private static boolean isListed(Leg held, Join join) {
        return join.connections().isEmpty()
                || join.connections().stream().map(Joins::endpoint).anyMatch(endpoint -> held.call().legs().stream()
                        .anyMatch(leg -> leg != held && leg.isAt(endpoint)));
    }

    /** The consulted party is in the consultation call, though nothing was reported of it there yet. */
    private void addConsulted(Call call, List<Call> merged, Join join) {
        if (merged.size() != 1 || !join.added().identified() || LegFinder.at(call, join.added()) != null) {
            return;
        }
        Call consultation = merged.get(0);
        boolean known = LegFinder.wasEverAt(consultation, join.added());
        if (!known) {
            changes.add(
                    consultation,
                    join.added(),
                    false,
                    PartyRole.DESTINATION,
                    consultedState(join.added()),
                    join.cause());
        }
    }

    /** Where its monitor will still report that it answered, it does not fall behind. */
    private PartyState consultedState(DeviceId device) {
        return isWatched(device) ? PartyState.ALERTING : PartyState.CONNECTED;
    }

    // ---- who moves, and who comes ----------------------------------------------------------------------------------

    private List<Leg> moveAll(Call from, Call to, PartyInfo by, Join join) {
        List<Leg> moved = new ArrayList<>();
        if (from.isUncertain()) {
            to.becomeUncertain();
        }
        for (Leg leg : List.copyOf(from.legs())) {
            boolean goes = !leg.isGone() && !leg.isAt(join.by()) && LegFinder.at(to, leg.device()) == null;
            if (goes) {
                changes.move(leg, to);
                moved.add(leg);
                PartyInfo other =
                        join.joining() == Joining.CONFERENCE ? PartyInfo.NOBODY : otherThan(leg, to, join.by());
                changes.tell(new CallChange.PartyMoved(
                        changes.micros(), from.info(), to.info(), leg.info(), other, by, join.joining()));
            }
        }
        return moved;
    }

    private static PartyInfo otherThan(Leg leg, Call call, DeviceId by) {
        PartyInfo other = PartyInfo.NOBODY;
        for (Leg candidate : call.legs()) {
            if (candidate != leg && !candidate.isGone() && !candidate.isAt(by)) {
                if (other.isSomebody()) {
                    return PartyInfo.NOBODY;
                }
                other = candidate.info();
            }
        }
        return other;
    }

    /** Adds the parties of the resulting call that were not known: one of the calls may have been seen by nobody. */
    private List<Leg> addListed(Call call, Join join) {
        List<DeviceId> endpoints = new ArrayList<>();
        join.connections().forEach(item -> endpoints.add(endpoint(item)));
        endpoints.add(join.added());
        List<Leg> added = new ArrayList<>();
        for (DeviceId endpoint : endpoints) {
            boolean transferring = join.joining() != Joining.CONFERENCE
                    && endpoint.id().equals(join.by().id());
            if (endpoint.identified() && !transferring && isUnknown(call, endpoint, join)) {
                PartyState state =
                        join.joining() == Joining.SINGLE_STEP_TRANSFER ? PartyState.ALERTING : PartyState.CONNECTED;
                PartyRole role =
                        join.joining() == Joining.CONFERENCE ? PartyRole.CONFERENCE_MEMBER : PartyRole.DESTINATION;
                added.add(changes.add(call, endpoint, false, role, state, join.cause()));
            }
        }
        return added;
    }

    private boolean isUnknown(Call call, DeviceId endpoint, Join join) {
        if (LegFinder.find(call, new ConnectionId("", endpoint), endpoint) != null) {
            return false;
        }
        Leg departed = LegFinder.findDeparted(call, ConnectionId.NONE, endpoint);
        return departed == null
                || departed.isEndReportedBy(join.event().report().dn());
    }

    private static DeviceId endpoint(ConnectionListItem item) {
        return LegFinder.subject(item.endpoint(), item.newConnection());
    }

    private static void renameConnections(Call call, Join join) {
        for (ConnectionListItem item : join.connections()) {
            Leg leg = LegFinder.find(call, item.oldConnection(), item.endpoint());
            if (leg != null) {
                LegFinder.learn(leg, item.newConnection());
            }
        }
    }

    // ---- what they hear --------------------------------------------------------------------------------------------

    private void conference(Call call, List<Leg> joined, PartyInfo by, Join join) {
        for (Leg leg : List.copyOf(call.legs())) {
            if (leg.state() == PartyState.HELD && !leg.isGone()) {
                changes.becomeSilently(leg, PartyState.CONNECTED);
            }
            if (leg.isOutOfSight() || hasAnswered(leg, join)) {
                connected(leg);
            }
            if (leg.isDn() && !leg.isGone() && !joined.contains(leg)) {
                for (Leg added : joined) {
                    changes.tell(new CallChange.ConferenceJoined(
                            changes.micros(), call.info(), leg.info(), added.info(), by));
                }
            }
        }
        Leg controller = LegFinder.at(call, join.by());
        if (call.controller() == null && controller != null) {
            call.setController(controller);
            connected(controller);
        }
        connectedByItsMonitor(call, join);
        call.noteConference();
    }

    /** Of those who are in a conference only the one that was added may still ring; the monitors of the others may be heard later than this. */
    private static boolean hasAnswered(Leg leg, Join join) {
        return join.added().identified()
                && !leg.isAt(join.added())
                && join.connections().stream().anyMatch(item -> leg.isAt(endpoint(item)));
    }

    private void connectedByItsMonitor(Call call, Join join) {
        Report report = join.event().report();
        Leg own = LegFinder.ofMonitor(call.legs(), report.dn());
        if (own != null && report.local() == LocalConnectionState.CONNECTED) {
            connected(own);
        }
    }

    /**
     * An answer may have gone unseen: who sets up a conference is connected in it, and so is a member that is said to be, or of
     * which no monitor will tell that it answered.
     */
    private void connected(Leg leg) {
        if (leg.isLive() && !leg.isInSpeech()) {
            // Some time after it came into that state: who is alerted since may still answer.
            leg.call().answer(leg.since());
            changes.become(leg, PartyState.CONNECTED, Cause.NONE);
        }
    }

    private void transfer(Call call, List<Leg> joined, PartyInfo by, Join join) {
        // Another monitor may have reported it before; then the transferring leg has left already.
        boolean news = !joined.isEmpty() || LegFinder.at(call, join.by()) != null;
        for (Leg leg : List.copyOf(call.legs())) {
            boolean stays = !joined.contains(leg) && !leg.isAt(join.by()) && !leg.isAt(join.added());
            if (news && stays && leg.isDn() && !leg.isGone()) {
                changes.tell(new CallChange.PartyChanged(
                        changes.micros(), call.info(), leg.info(), otherThan(leg, call, join.by()), by));
            }
            if (!leg.isGone() && leg.state() == PartyState.HELD && !leg.isAt(join.by()) && joined.contains(leg)) {
                changes.becomeSilently(leg, PartyState.CONNECTED);
            }
        }
        // It may be to one that still rings: only its own monitor tells that it answered.
        if (call.isUncertain()) {
            connectedByItsMonitor(call, join);
        }
    }

    // ---- who leaves ------------------------------------------------------------------------------------------------

    /** The joining device's part in a call is over; every monitor that reports the join reports that. */
    private void leaveBy(Call call, Join join) {
        String monitor = join.event().report().dn();
        Leg leg = LegFinder.at(call, join.by());
        if (leg == null) {
            Leg departed = LegFinder.findDeparted(call, ConnectionId.NONE, join.by());
            if (departed != null) {
                departed.endReportedBy(monitor);
            }
            return;
        }
        leg.endReportedBy(monitor);
        departures.joined(leg, ending(join.joining()), attribution(leg.info(), join));
    }

    /** Whoever is left in a merged call is in the other one already, and left this one unseen. */
    private void flush(Call merged, Join join) {
        for (Leg leg : List.copyOf(merged.legs())) {
            departures.joined(
                    leg,
                    ending(join.joining()),
                    Attribution.unknown("unseen", List.of(literal(join), "it is in the resulting call already")));
        }
    }

    private static Ending ending(Joining joining) {
        return switch (joining) {
            case CONFERENCE -> Ending.CONFERENCED;
            case TRANSFER -> Ending.TRANSFERRED;
            case SINGLE_STEP_TRANSFER -> Ending.SINGLE_STEP_TRANSFERRED;
        };
    }

    private static PartyInfo by(Call call, DeviceId device) {
        Leg leg = LegFinder.findEver(call, ConnectionId.NONE, device);
        return leg == null ? PartyInfo.NOBODY : leg.info();
    }

    private static Attribution attribution(PartyInfo by, Join join) {
        String rule = join.joining() == Joining.CONFERENCE ? "conference" : "transfer";
        return by.isSomebody()
                ? new Attribution(
                        new Initiator.Party(by.ref(), by.reportedNumber()),
                        rule,
                        Confidence.CERTAIN,
                        List.of(literal(join)))
                : Attribution.unknown(rule, List.of(literal(join)));
    }

    private static String literal(Join join) {
        return (join.joining() == Joining.CONFERENCE ? "Conferenced" : "Transfered") + " on "
                + join.event().report().dn() + "'s monitor by " + join.by().raw() + ", cause "
                + join.cause().raw();
    }
}
