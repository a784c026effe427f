package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * {@code Failed} with {@code blocked} after the call was answered: the other side left (item 4, state left behind).
 */
public final class LeftOnTone implements ReleasePolicy {

    @Override
    public String name() {
        return "left-on-tone";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (release.trigger() != Trigger.OTHER_LEFT_ON_TONE) {
            return Optional.empty();
        }
        PartyInfo leaving = release.leaving().party();
        return Optional.of(Verdict.certain(
                new Initiator.Party(leaving.ref(), leaving.reportedNumber()), "the other side was left on tone"));
    }
}
