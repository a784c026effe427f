package org.onhook.asterisk.policy;

import java.util.Optional;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;

/**
 * Nothing else that Asterisk says tells who released, neither the order of its events nor its causes. Where a client's request to
 * clear the leg was confirmed, that does.
 */
public final class NoEvidence implements ReleasePolicy {

    @Override
    public String name() {
        return "asterisk-no-evidence";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        return LegFacts.of(release)
                .filter(facts -> !facts.requested())
                .map(facts -> Verdict.unknown(
                        "no request to hang up explains it: " + facts.hangup().text()));
    }
}
