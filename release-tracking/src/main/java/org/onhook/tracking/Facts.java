package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onhook.api.release.Release;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.Moment;

/** Gathers the facts of a release. */
final class Facts {

    /** The facts as they are before {@code leaving} leaves. */
    Release of(
            Leg leaving, Release.Trigger trigger, List<Release.Clear> clears, LinkState link, Moment at, long window) {
        Call call = leaving.call();
        List<Release.Leg> others = new ArrayList<>(call.legs().size());
        for (Leg leg : call.legs()) {
            if (leg != leaving && !leg.isGone()) {
                others.add(fact(leg, link));
            }
        }
        boolean controllerJustLeft = within(call.controllerLeft(), at.waitTime(), window);
        return new Release(
                at.micros(),
                call.info(),
                call.isAnswered(),
                call.isConference(),
                areAllPartiesKnown(call, others),
                fact(leaving, link),
                others,
                trigger,
                clears,
                call.failure(),
                call.isCancelled(),
                Optional.empty(),
                link.traits().clears(),
                link.traits().conferenceEnding(),
                controllerJustLeft ? Optional.of(call.controller().info()) : Optional.<PartyInfo>empty(),
                call.controller() == null ? within(call.lastLeft(), at.waitTime(), window) : controllerJustLeft,
                call.conclusion() != null,
                List.of());
    }

    /** After events went unseen, others may have come and gone before the only one who is left. */
    private static boolean areAllPartiesKnown(Call call, List<Release.Leg> others) {
        boolean alone = others.stream().noneMatch(leg -> leg.party().state().isLive());
        return call.isWholeSeen() && !(alone && call.isUncertain());
    }

    private static boolean within(long left, long leaving, long window) {
        return left != Call.NEVER && leaving - left <= window;
    }

    private static Release.Leg fact(Leg leg, LinkState link) {
        return new Release.Leg(
                leg.info(),
                leg.isCaller(),
                leg.call().controller() == leg,
                leg.isDn() && leg.dn().isWatchedBy(link.name()),
                leg.isSeen(),
                leg.isInService(),
                leg.notes());
    }
}
