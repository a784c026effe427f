package org.onhook.bench.swap;

import java.util.Optional;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;

/** A policy that is asked first, and leaves it to the others. */
final class Abstains implements ReleasePolicy {

    @Override
    public String name() {
        return "abstains";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        return Optional.empty();
    }
}
