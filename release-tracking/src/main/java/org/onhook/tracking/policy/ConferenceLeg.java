package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * A leg that clears while at least two stay is its own party's act (item 4, conference).
 */
public final class ConferenceLeg implements ReleasePolicy {

    @Override
    public String name() {
        return "conference-leg";
    }

    @Override
    public Basis basis() {
        return Basis.COURSE;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        PartyInfo leaving = release.leaving().party();
        boolean applies =
                release.trigger() == Trigger.CLEARED && release.answered() && release.twoStay() && !leaving.queue();
        if (!applies || !isKnownToStay(release)) {
            return Optional.empty();
        }
        return Optional.of(Verdict.inferred(
                new Initiator.Party(leaving.ref(), leaving.reportedNumber()), "it left, and the others stayed"));
    }

    /**
     * Whether the conference did not end before, unseen, with its controller: somebody who stays reports it, or it would have
     * been reported, or such a switch lets the others go on.
     */
    private static boolean isKnownToStay(Release release) {
        if (release.leaving().controller()
                || release.pattern().tellsEveryLeg()
                || release.conferenceEnding() == ConferenceEnding.OUTLIVES_CONTROLLER) {
            return true;
        }
        long leaving = release.leaving().party().ref();
        boolean toldToOneWhoStays = release.clears().stream()
                .filter(clear -> clear.dropped() == leaving)
                .anyMatch(clear -> clear.monitor() != leaving && clear.local().saysInCall());
        boolean controllerWatched = release.others().stream().anyMatch(leg -> leg.controller() && leg.watched());
        return toldToOneWhoStays
                || controllerWatched
                || release.liveOthers().stream().allMatch(Leg::watched);
    }
}
