package org.onhook.tracking.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;

/**
 * The switch says {@code callCancelled}: the caller gave up before answer (item 4, before answer).
 */
public final class CallerCancelled implements ReleasePolicy {

    @Override
    public String name() {
        return "caller-cancelled";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (!release.cancelled()
                || (release.answered() && release.leaving().party().state() != PartyState.ALERTING)) {
            return Optional.empty();
        }
        return caller(release)
                .map(party -> Verdict.certain(
                        new Initiator.Party(party.ref(), party.reportedNumber()), "callCancelled before answer"));
    }

    private static Optional<PartyInfo> caller(Release release) {
        List<Leg> all = Stream.concat(Stream.of(release.leaving()), release.others().stream())
                .toList();
        Optional<Leg> caller = all.stream().filter(Leg::caller).findFirst();
        if (release.answered()) {
            // A call that was transferred to this alerting device: whoever waits for the answer is its caller now.
            List<Leg> waiting = release.others().stream()
                    .filter(leg -> leg.party().state().isInSpeech())
                    .toList();
            return waiting.size() == 1 ? Optional.of(waiting.get(0).party()) : Optional.empty();
        }
        return caller.map(Leg::party);
    }
}
