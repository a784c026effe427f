package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Deliberation;
import org.onhook.tracking.model.Deliberation.Waiting;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Switchboard;

/**
 * How legs leave, and calls end. A leg that leaves begins a release, which is decided at once or, while more may be said
 * about it, a little later; what leaves after a call was released is a consequence of that.
 */
final class Departures {

    /** How long a call without a monitored party may wait for the device that it was diverted to. */
    private static final long DIVERSION = 1_000_000;

    private record Wake(long at, Call call) {}

    private final Switchboard board;
    private final Changes changes;
    private final Facts facts = new Facts();
    private final Aftermath aftermath;
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    private TrackerSettings settings;
    private Attributor attributor;

    Departures(Switchboard board, Changes changes, TrackerSettings settings) {
        this.board = board;
        this.changes = changes;
        this.aftermath = new Aftermath(changes);
        this.settings = settings;
    }

    void configure(TrackerSettings current) {
        settings = current;
    }

    /** Releases that begin from now on are decided by {@code current}. */
    void decideBy(Attributor current) {
        attributor = current;
    }

    // ---- a leg leaves ----------------------------------------------------------------------------------------------

    /** A leg's connection was cleared, or the call with it. */
    void cleared(Leg leg, Release.Trigger trigger, Release.Clear clear, Cause cause, LinkState link) {
        cleared(new Waiting(leg, clear, cause, changes.now()), trigger, link);
    }

    private void cleared(Waiting waiting, Release.Trigger trigger, LinkState link) {
        Leg leg = waiting.leg();
        Release.Clear clear = waiting.clear();
        Cause cause = waiting.cause();
        Call call = leg.call();
        if (isAnsweredElsewhere(leg)) {
            Attribution elsewhere = answeredElsewhere(clear.literal());
            leave(leg, divertedEnding(leg, cause), elsewhere, cause, false);
            endIfOver(call, elsewhere);
            return;
        }
        Optional<Attribution> afterwards = aftermath.attribution(leg, clear, link, settings.window());
        if (afterwards.isPresent()) {
            leave(leg, afterwards.get(), cause);
        } else if (call.deliberation() != null) {
            // Who goes on-hook on tone is named for that, and not for what left it on tone.
            if (!(clear.onTone() && Aftermath.namesDropped(clear))) {
                call.deliberation().hear(clear);
            }
            await(waiting);
        } else {
            begin(waiting, List.of(clear), trigger, link);
        }
    }

    /** A leg failed while it was alerting, or its party left the other one on tone. */
    void failed(Leg leg, Release.Trigger trigger, Cause cause, LinkState link) {
        failed(new Waiting(leg, null, cause, changes.now()), trigger, link);
    }

    private void failed(Waiting waiting, Release.Trigger trigger, LinkState link) {
        Call call = waiting.leg().call();
        if (call.conclusion() != null) {
            consequence(waiting.leg(), waiting.cause());
        } else if (call.deliberation() != null) {
            await(waiting);
        } else {
            begin(waiting, List.of(), trigger, link);
        }
    }

    /** A leg leaves while it is being decided on one that left before. */
    private void await(Waiting waiting) {
        Call call = waiting.leg().call();
        call.deliberation().waiting().add(waiting);
        waiting.leg().setGone();
        reconsider(call);
    }

    private void begin(Waiting first, List<Release.Clear> clears, Release.Trigger trigger, LinkState link) {
        begin(List.of(first), clears, trigger, link, false);
    }

    /**
     * Begins to decide on a leg that has left.
     *
     * @param waiting the leg, and those that left after it
     * @param clears what was said on them
     * @param suspect whether the controller of the conference may have ended it just before
     */
    private void begin(
            List<Waiting> waiting,
            List<Release.Clear> clears,
            Release.Trigger trigger,
            LinkState link,
            boolean suspect) {
        Waiting first = waiting.get(0);
        Leg leg = first.leg();
        Call call = leg.call();
        loseToTheAnswer(call, leg);
        call.setPresentAtRelease(call.present());
        call.noteConference();
        Release release = facts.of(leg, trigger, clears, link, first.at(), settings.window());
        boolean besideController = (release.twoStay() || suspect) && mayBeEndedByController(release);
        boolean requested = board.requests().awaitsAnswer(call, first.at().micros());
        long wait = besideController && !requested ? settings.window() : settings.settle();
        Deliberation deliberation =
                new Deliberation(attributor, link, release, first.at().waitTime() + wait, besideController);
        deliberation.waiting().addAll(waiting);
        if (leg.isInSpeech()) {
            call.left(leg, first.at().waitTime());
        }
        waiting.forEach(one -> one.leg().setGone());
        call.setDeliberation(deliberation);
        reconsider(call);
        if (call.deliberation() == deliberation) {
            wakes.add(new Wake(deliberation.deadline(), call));
        }
    }

    /**
     * Who rang before another one answered has lost the call to that one. Where no monitor runs there, and the switch tells each monitor of
     * its own clear alone, nobody tells so.
     */
    private void loseToTheAnswer(Call call, Leg leaving) {
        for (Leg leg : List.copyOf(call.legs())) {
            if (leg != leaving && !leg.isDn() && !leg.isGone() && isAnsweredElsewhere(leg)) {
                leave(leg, Ending.REDIRECTED, answeredElsewhere("another device answered"), Cause.NONE, false);
            }
        }
    }

    /** Whether the controller is there, and may end the conference by leaving, so that its clear may be on its way. */
    private static boolean mayBeEndedByController(Release release) {
        return release.trigger() == Release.Trigger.CLEARED
                && release.conference()
                && release.conferenceEnding() != ConferenceEnding.OUTLIVES_CONTROLLER
                && release.pattern() != ClearPattern.UNORDERED
                && release.others().stream().anyMatch(Release.Leg::controller);
    }

    /** Something else tells how the leg left that is decided on: who stays was left on tone, or it is told as a failure too. */
    void toldAfterwards(Call call, Release.Trigger trigger) {
        call.deliberation().hear(trigger);
        reconsider(call);
    }

    /** Looks at the decision under way again, since something more is known. */
    void reconsider(Call call) {
        Deliberation deliberation = call.deliberation();
        if (deliberation == null) {
            return;
        }
        Waiting first = deliberation.waiting().get(0);
        if (first.clear() != null && isAnsweredElsewhere(first.leg())) {
            call.setDeliberation(null);
            deliberation.waiting().forEach(waiting -> again(waiting, deliberation));
            return;
        }
        Attribution attribution = deliberation.judge(call, board.requests());
        boolean late = changes.waitTime() >= deliberation.deadline();
        if (late || !mayLearnMore(call, deliberation, attribution)) {
            conclude(call, deliberation, attribution);
        }
    }

    /** Looks again at a leg that waited, unless it has left, or the call has ended, for what became of the others. */
    private void again(Waiting waiting, Deliberation deliberation) {
        Call call = waiting.leg().call();
        if (call.isOver() || !call.legs().contains(waiting.leg())) {
            return;
        }
        if (waiting.clear() != null) {
            cleared(waiting, Release.Trigger.CLEARED, deliberation.link());
        } else {
            failed(waiting, deliberation.trigger(), deliberation.link());
        }
    }

    /** Whether waiting could make a difference. */
    private boolean mayLearnMore(Call call, Deliberation deliberation, Attribution attribution) {
        Leg leaving = deliberation.waiting().get(0).leg();
        if (deliberation.awaitsAnswer(call, board.requests())) {
            return true;
        }
        if (endsEachLegByItself(deliberation.link())) {
            return false;
        }
        if (attribution.initiator() instanceof Initiator.Unknown) {
            return hasWitness(call, leaving) || mayHearTone(call, leaving);
        }
        if (deliberation.awaitsController(call, board.requests(), attribution)) {
            return true;
        }
        // Of several devices that are alerted together, one may have answered, and this one lost the call to it.
        return Aftermath.isBy(leaving, attribution)
                && leaving.state() == PartyState.ALERTING
                && deliberation.trigger() == Release.Trigger.CLEARED
                && !(attribution.rule().equals("releasing-device") && Aftermath.namesReleaser(deliberation.link()))
                && call.legs().stream().anyMatch(leg -> leg.isLive() && leg.state() == PartyState.ALERTING);
    }

    /** Whether who stays of two that talked may still be said to be left on tone. */
    private static boolean mayHearTone(Call call, Leg leaving) {
        return call.isAnswered()
                && call.isTwoParty()
                && LegFinder.onlyOther(call, leaving).filter(Leg::isWatched).isPresent();
    }

    /** Whether a monitor that has not told of this leg's end yet may still do so. */
    private static boolean hasWitness(Call call, Leg leaving) {
        for (Leg leg : call.legs()) {
            if (leg.isDn()
                    && leg.dn().isWatched()
                    && !leaving.isEndReportedBy(leg.dn().number())) {
                return true;
            }
        }
        return false;
    }

    private void conclude(Call call, Deliberation deliberation, Attribution attribution) {
        call.setDeliberation(null);
        List<Waiting> later =
                deliberation.waiting().subList(1, deliberation.waiting().size());
        if (deliberation.leavesConference()) {
            later.forEach(waiting -> waiting.leg().setNotYetGone());
        }
        boolean goesOn = goesOn(call) || (endsEachLegByItself(deliberation.link()) && call.present() > 0);
        if (!goesOn) {
            conclude(call, attribution);
            call.setConcludedByFailure(deliberation.trigger() == Release.Trigger.FAILED_WHILE_ALERTING
                    && !(attribution.initiator() instanceof Initiator.Party));
        }
        Waiting first = deliberation.waiting().get(0);
        leave(first.leg(), ending(first.leg(), attribution), attribution, first.cause(), false);
        if (goesOn && deliberation.leavesConference() && areInSpeech(later)) {
            begin(
                    later,
                    deliberation.clearsOf(later),
                    Release.Trigger.CLEARED,
                    deliberation.link(),
                    deliberation.isBesideControllersLeaving());
        } else {
            later.forEach(waiting -> again(waiting, deliberation));
        }
        endIfOver(call, attribution);
    }

    /** Whether there are legs that were cleared while they talked, and nothing else. */
    private static boolean areInSpeech(List<Waiting> legs) {
        return !legs.isEmpty()
                && legs.stream()
                        .allMatch(
                                one -> one.clear() != null && one.leg().state().isInSpeech());
    }

    /**
     * Whether the switch tells of each leg all that there is to tell before it reports its end: nothing is to be waited for,
     * and whoever stays may go on by itself, as in a dialplan, and release later by an act of its own.
     */
    private static boolean endsEachLegByItself(LinkState link) {
        return link.traits().clears() == ClearPattern.UNORDERED;
    }

    private void conclude(Call call, Attribution attribution) {
        call.conclude(attribution, changes.now());
        call.setEndBy(changes.waitTime() + settings.leftover());
        for (Leg leg : call.legs()) {
            if (leg.isOutOfSight()) {
                leg.missRelease();
                if (call.presentAtRelease() > 2 || Aftermath.rangBeforeAnswer(leg)) {
                    leg.loseSight(changes.waitTime());
                }
            }
        }
    }

    /** Whether what is left of the call is still one: two that are live, and one of them no mere destination. */
    private static boolean goesOn(Call call) {
        int live = 0;
        boolean driven = false;
        for (Leg leg : call.legs()) {
            if (leg.isLive()) {
                live++;
                driven |= !leg.isQueue() && !leg.isUnanswered();
            }
        }
        return live > 1 && driven;
    }

    private void consequence(Leg leg, Cause cause) {
        leave(leg, leg.call().conclusion(), cause);
    }

    /** A leg leaves by that, and the call is over if that was the last one. */
    private void leave(Leg leg, Attribution attribution, Cause cause) {
        Call call = leg.call();
        leave(leg, ending(leg, attribution), attribution, cause, false);
        endIfOver(call, attribution);
    }

    /** The switch ended the call before anybody could; who is left hears tone. */
    void switchEnded(Call call, Release.Clear clear) {
        conclude(call, bySwitch("switch-cause", clear.literal()));
    }

    private static Attribution answeredElsewhere(String evidence) {
        return bySwitch("answered-elsewhere", evidence);
    }

    private static boolean isAnsweredElsewhere(Leg leg) {
        return Aftermath.rangBeforeAnswer(leg)
                && leg.call().legs().stream()
                        .anyMatch(other -> other != leg && other.isInSpeech() && !other.isCaller());
    }

    // ---- a leg leaves, and the call does not end for that ----------------------------------------------------------

    /** A queue passed the call on. */
    void distributed(Leg leg, Cause cause) {
        Attribution attribution = bySwitch("diverted", "the call went on from the queue");
        leave(leg, Ending.DISTRIBUTED, attribution, cause, false);
    }

    /**
     * The call went on to another device.
     *
     * @param goesToDn whether that device is monitored, or not known: then it will be heard of, and the call does not end
     *     though for a moment no monitored party is in it
     */
    void diverted(Leg leg, Cause cause, boolean goesToDn) {
        Call call = leg.call();
        Attribution attribution = bySwitch("diverted", "Diverted, cause " + cause.raw());
        leave(leg, divertedEnding(leg, cause), attribution, cause, false);
        if (goesToDn) {
            wakes.add(new Wake(changes.waitTime() + DIVERSION, call));
        } else {
            endIfOver(call, attribution);
        }
    }

    /** A feature took the leg; the event that says which is awaited. */
    void takenByFeature(Leg leg, Cause cause) {
        if (leg.isUnanswered()) {
            diverted(leg, cause, true);
            return;
        }
        leg.takenByFeature(cause, changes.waitTime() + settings.settle());
        wakes.add(new Wake(leg.featureDeadline(), leg.call()));
    }

    /** Calls were joined, or handed on, by a party; the leg left this one by that. */
    void joined(Leg leg, Ending ending, Attribution attribution) {
        leave(leg, ending, attribution, Cause.NONE, false);
    }

    /** The switch no longer has the leg, and did not tell when it left, or why. */
    void leftUnseen(Leg leg, String evidence) {
        Call call = leg.call();
        settle(call);
        if (call.isOver() || leg.call() != call || !call.legs().contains(leg)) {
            return;
        }
        if (Aftermath.isConsequence(leg)) {
            consequence(leg, Cause.NONE);
            return;
        }
        Attribution attribution = Attribution.unknown("unseen", List.of(evidence));
        leave(leg, ending(leg, attribution), attribution, Cause.NONE, true);
        if (call.conclusion() == null && !goesOn(call)) {
            conclude(call, attribution);
        }
        endIfOver(call, attribution);
    }

    private static Ending divertedEnding(Leg leg, Cause cause) {
        if (leg.isQueue()) {
            return Ending.DISTRIBUTED;
        }
        return switch (cause.code()) {
            case CALL_PICKUP -> Ending.PICKED_UP;
            case CALL_FORWARD, CALL_FORWARD_BUSY, CALL_FORWARD_IMMEDIATE, CALL_FORWARD_NO_ANSWER, ACD_FORWARD ->
                Ending.FORWARDED;
            case TRANSFER -> Ending.TRANSFERRED;
            case SINGLE_STEP_TRANSFER -> Ending.SINGLE_STEP_TRANSFERRED;
            default -> Ending.REDIRECTED;
        };
    }

    private static Attribution bySwitch(String rule, String literal) {
        return new Attribution(Initiator.SWITCH, rule, Confidence.CERTAIN, List.of(literal));
    }

    // ---- leaving, and the end --------------------------------------------------------------------------------------

    private static Ending ending(Leg leg, Attribution attribution) {
        if (leg.state() == PartyState.QUEUED) {
            return Ending.ABANDONED;
        }
        if (leg.state() != PartyState.ALERTING) {
            return Ending.RELEASED;
        }
        if (attribution.initiator() instanceof Initiator.Party) {
            return Aftermath.isBy(leg, attribution) ? Ending.REJECTED : Ending.ABANDONED;
        }
        return attribution.initiator() instanceof Initiator.SomeOutsideParty ? Ending.ABANDONED : Ending.RELEASED;
    }

    private void leave(Leg leg, Ending ending, Attribution attribution, Cause cause, boolean unseen) {
        Call call = leg.call();
        PartyInfo other = Changes.other(leg);
        List<PartyInfo> staying = Changes.staying(leg);
        boolean handedOn = ending == Ending.TRANSFERRED || ending == Ending.SINGLE_STEP_TRANSFERRED;
        // Who hands a call on may for a moment be in it together with the one who takes it.
        if (!handedOn || call.controller() != null) {
            call.noteConference();
        }
        if (leg.isInSpeech() && !handedOn) {
            call.left(leg, changes.waitTime());
        }
        changes.remove(leg);
        boolean uncertain = unseen || (call.isUncertain() && attribution.initiator() instanceof Initiator.Unknown);
        changes.tell(new CallChange.PartyLeft(
                changes.micros(), call.info(), leg.info(), other, ending, cause, attribution, uncertain, staying));
        changes.tellHook(leg.dn());
    }

    /** Ends the call if no monitored party is left in it: nothing more would be heard of it. */
    void endIfOver(Call call, Attribution attribution) {
        if (!call.isOver() && !call.hasDn()) {
            end(call, attribution, false);
        }
    }

    private void end(Call call, Attribution attribution, boolean unseen) {
        call.setDeliberation(null);
        for (Leg leg : List.copyOf(call.legs())) {
            leave(leg, ending(leg, attribution), attribution, Cause.NONE, unseen);
        }
        board.end(call, changes.waitTime());
        boolean uncertain = unseen || (call.isUncertain() && attribution.initiator() instanceof Initiator.Unknown);
        changes.tell(new CallChange.CallEnded(changes.micros(), call.info(), attribution, uncertain));
    }

    /** Ends a call of which nothing more was heard. */
    private void endUnheard(Call call) {
        boolean released = call.conclusion() != null
                && call.legs().stream().filter(Leg::isDn).allMatch(Aftermath::isConsequence);
        if (released) {
            end(call, call.conclusion(), false);
        } else {
            end(call, Attribution.unknown("unseen", List.of("nothing more was heard of this call")), true);
        }
    }

    // ---- time ------------------------------------------------------------------------------------------------------

    /** Decides what has waited long enough. */
    void wake() {
        while (!wakes.isEmpty() && wakes.peek().at() <= changes.waitTime()) {
            Call call = wakes.poll().call();
            if (!call.isOver()) {
                reconsider(call);
                endFeatures(call);
                endIfOver(call, bySwitch("diverted", "the call went on elsewhere"));
            }
        }
    }

    void write(StateOutput out) {
        out.each(wakes.stream().filter(wake -> !wake.call().isOver()).toList(), wake -> out.number(wake.at())
                .number(wake.call().ref()));
    }

    void read(StateInput in) {
        in.list(() -> wakes.add(new Wake(in.number(), board.call(in.number()))));
    }

    /** Decides now whatever is under way in a call. */
    void settle(Call call) {
        // A leg that waited behind the one that is decided on may begin a release of its own.
        while (call.deliberation() != null) {
            conclude(call, call.deliberation(), call.deliberation().judge(call, board.requests()));
        }
    }

    private void endFeatures(Call call) {
        for (Leg leg : List.copyOf(call.legs())) {
            if (!call.isOver() && leg.featureCause() != null && leg.featureDeadline() <= changes.waitTime()) {
                Attribution attribution =
                        bySwitch("feature", "cause " + leg.featureCause().raw());
                leave(leg, divertedEnding(leg, leg.featureCause()), attribution, leg.featureCause(), false);
                endIfOver(call, attribution);
            }
        }
    }

    /**
     * Ends the calls of which nothing was heard for too long.
     *
     * @return whether there are still calls that may have ended unseen
     */
    boolean sweep() {
        List<Call> silent = new ArrayList<>();
        boolean uncertain = false;
        for (Call call : board.calls()) {
            if (call.endBy() <= changes.waitTime() || call.lastHeard() + settings.stuck() <= changes.micros()) {
                silent.add(call);
            } else {
                uncertain |= call.isUncertain() && call.endBy() != Long.MAX_VALUE;
            }
        }
        silent.forEach(this::endUnheard);
        return uncertain;
    }
}
