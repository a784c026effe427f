package org.onhook.tracking.policy;

import java.util.List;
import java.util.Optional;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * {@code networkSignal} on a clear: the party at the far side of the trunk acted (story 22).
 */
public final class FarSideSignal implements ReleasePolicy {

    @Override
    public String name() {
        return "far-side-signal";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (release.firstClear()
                .filter(clear -> clear.cause().code() == EventCause.NETWORK_SIGNAL)
                .isEmpty()) {
            return Optional.empty();
        }
        PartyInfo leaving = release.leaving().party();
        if (!leaving.dn()) {
            return Optional.of(verdict(leaving));
        }
        List<PartyInfo> outside = release.liveOthers().stream()
                .map(Leg::party)
                .filter(party -> !party.dn())
                .toList();
        return release.liveOthers().size() == 1 && outside.size() == 1
                ? Optional.of(verdict(outside.get(0)))
                : Optional.empty();
    }

    private static Verdict verdict(PartyInfo far) {
        return Verdict.certain(
                new Initiator.Party(far.ref(), far.reportedNumber()), "networkSignal: the far side of the trunk acted");
    }
}
