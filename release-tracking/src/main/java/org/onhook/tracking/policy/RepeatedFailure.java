package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.tracking.attribution.CauseClass;

/**
 * A clear of a failed leg that repeats the failure's own cause is the switch's clearing, not an on-hook (item 2, story 9).
 */
public final class RepeatedFailure implements ReleasePolicy {

    @Override
    public String name() {
        return "repeated-failure";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (release.trigger() != Trigger.CLEARED
                || release.leaving().party().state().isLive()) {
            return Optional.empty();
        }
        Optional<EventCause> failure =
                release.failure().map(failed -> failed.cause().code());
        return release.firstClear()
                .map(clear -> clear.cause())
                .filter(cause -> !CauseClass.isPlain(cause.code()))
                .filter(cause -> failure.filter(cause.code()::equals).isPresent())
                .map(cause -> Verdict.certain(
                        Initiator.SWITCH, "the clear repeats the cause of the failure, " + cause.raw()));
    }
}
