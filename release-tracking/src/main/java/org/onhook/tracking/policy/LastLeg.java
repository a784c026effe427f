package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tracking.attribution.CauseClass;

/**
 * The only leg left, with nothing before it to be a consequence of, clears plainly: its own party's act (item 4, last leg).
 */
public final class LastLeg implements ReleasePolicy {

    @Override
    public String name() {
        return "last-leg";
    }

    @Override
    public Basis basis() {
        return Basis.COURSE;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        boolean plain = release.firstClear()
                .filter(clear -> CauseClass.isPlain(clear.cause().code()))
                .isPresent();
        if (!plain
                || release.aftermath()
                || !release.wholeSeen()
                || !release.liveOthers().isEmpty()) {
            return Optional.empty();
        }
        PartyInfo leaving = release.leaving().party();
        return Optional.of(
                leaving.queue()
                        ? Verdict.certain(Initiator.SWITCH, "a queue is no person")
                        : Verdict.inferred(
                                new Initiator.Party(leaving.ref(), leaving.reportedNumber()),
                                "it was the only leg left, and cleared plainly"));
    }
}
