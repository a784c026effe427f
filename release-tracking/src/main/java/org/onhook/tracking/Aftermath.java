package org.onhook.tracking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;

/** What leaves a call after that was released: as a consequence, or by an act of its own. */
final class Aftermath {

    private final Changes changes;

    Aftermath(Changes changes) {
        this.changes = changes;
    }

    /**
     * By whom a leg left that was cleared after its call was released; empty if the call was not released before, or the leg left
     * by an act of its own, on which is to be decided.
     *
     * @param window how closely consequences follow
     */
    Optional<Attribution> attribution(Leg leg, Release.Clear clear, LinkState link, long window) {
        Call call = leg.call();
        if (call.conclusion() == null) {
            return Optional.empty();
        }
        if (!outlasts(leg, clear, link, window)) {
            return Optional.of(call.conclusion());
        }
        if (!(call.isConference() && leg.hasHeardOthersLeave())) {
            return unseen(clear, "whether a conference kept it before went unseen");
        }
        return mayFollowClosely(leg, clear, link, window)
                ? unseen(clear, "nothing was read meanwhile, so it may have left right after the others")
                : Optional.empty();
    }

    private static Optional<Attribution> unseen(Release.Clear clear, String why) {
        return Optional.of(Attribution.unknown("unseen", List.of(clear.literal(), why)));
    }

    /**
     * Whether a leg's leaving after the call was released may be an act of its own. Two were left of a conference, one left,
     * and the other stayed connected, as far as is known without tone: a room may have kept it. It leaves much later then, or
     * is named the releaser by a switch that would name the first one if this were a consequence. A call of two whose beginning
     * went unseen, or which others may have joined unseen, may have been a conference.
     */
    private boolean outlasts(Leg leg, Release.Clear clear, LinkState link, long window) {
        return mayOutlast(leg)
                && (changes.micros() - leg.call().concludedAt().micros() > window || namesItself(clear, link));
    }

    /**
     * Whether one that {@linkplain #outlasts may have outlasted} the others may have left right after them all the same: while the
     * lane stood nobody saw how much of the time went by before the switch told this.
     */
    private boolean mayFollowClosely(Leg leg, Release.Clear clear, LinkState link, long window) {
        return changes.waitTime() - leg.call().concludedAt().waitTime() <= window && !namesItself(clear, link);
    }

    /** Whether it released the call, or was there when that happened and could not stay, so that it left because of that. */
    static boolean isConsequence(Leg leg) {
        Attribution conclusion = leg.call().conclusion();
        return conclusion != null
                && (isBy(leg, conclusion)
                        || !leg.mayHaveLeftBefore(leg.call().concludedAt().waitTime())
                                && !mayOutlast(leg)
                                && !rangBeforeAnswer(leg));
    }

    /** Whether it was alerted when another one answered, to whom it loses the call. */
    static boolean rangBeforeAnswer(Leg leg) {
        return leg.state() == PartyState.ALERTING
                && leg.call().isAnswered()
                && leg.since() <= leg.call().answeredAt();
    }

    /** Whether that is attributed to this leg's party. */
    static boolean isBy(Leg leg, Attribution attribution) {
        return attribution.initiator() instanceof Initiator.Party party && party.ref() == leg.ref();
    }

    /** Whether the switch names as the releaser whoever's leg was dropped. */
    static boolean namesDropped(Release.Clear clear) {
        return clear.releasing() instanceof Release.Named.PartyOfCall party && party.ref() == clear.dropped();
    }

    /** Whether the switch is known to name the releaser. */
    static boolean namesReleaser(LinkState link) {
        return link.reading().possible().equals(Set.of(ReleasingDeviceReading.RELEASER));
    }

    private static boolean namesItself(Release.Clear clear, LinkState link) {
        return namesReleaser(link) && namesDropped(clear);
    }

    private static boolean mayOutlast(Leg leg) {
        Call call = leg.call();
        return !isBy(leg, call.conclusion())
                && call.mayBeConference()
                && (leg.hasHeardOthersLeave() || leg.isReleaseMissed())
                && (leg.isInSpeech() || mayTalk(leg));
    }

    /** Whether it is a caller that nobody was seen to answer, though somebody may have joined unseen. */
    private static boolean mayTalk(Leg leg) {
        return leg.isCalling() && leg.call().mayHaveOthers();
    }
}
