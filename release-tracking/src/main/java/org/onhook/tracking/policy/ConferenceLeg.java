package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
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
        boolean stay = release.answered()
                && release.liveOthers().stream()
                                .filter(leg -> leg.party().state().isInSpeech())
                                .count()
                        >= 2;
        PartyInfo leaving = release.leaving().party();
        if (release.trigger() != Trigger.CLEARED || !stay || leaving.queue()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.inferred(
                new Initiator.Party(leaving.ref(), leaving.reportedNumber()), "it left, and the others stayed"));
    }
}
