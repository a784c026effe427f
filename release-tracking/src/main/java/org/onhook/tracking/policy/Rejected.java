package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * A connection that was alerting failed, neither by a timer nor by the network: the called party rejected (item 4, before answer).
 */
public final class Rejected implements ReleasePolicy {

    @Override
    public String name() {
        return "rejected";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (release.trigger() != Trigger.FAILED_WHILE_ALERTING) {
            return Optional.empty();
        }
        PartyInfo leaving = release.leaving().party();
        if (leaving.queue()) {
            return Optional.of(Verdict.certain(Initiator.SWITCH, "a queue is no person"));
        }
        boolean farSideActed = release.failure()
                .filter(failure -> failure.cause().code() == EventCause.NETWORK_SIGNAL)
                .isPresent();
        if (farSideActed && leaving.dn()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.inferred(
                new Initiator.Party(leaving.ref(), leaving.reportedNumber()), "it failed while it was alerting"));
    }
}
