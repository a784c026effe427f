package org.onhook.tracking.attribution;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies that decide, in the order in which they are asked. Immutable: a change of policies makes a new set, and a
 * release that began under the old one ends under it.
 *
 * @param inOrder the policies
 */
public record PolicySet(List<ReleasePolicy> inOrder) {

    private static final Logger LOG = LoggerFactory.getLogger(PolicySet.class);

    public PolicySet {
        inOrder = List.copyOf(inOrder);
    }

    /**
     * Asks one policy. One that throws, gives null, or lacks its classes since its bundle went, as a vendor's may, counts as
     * abstaining.
     */
    Optional<Verdict> ask(ReleasePolicy policy, Release release) {
        try {
            return Objects.requireNonNull(policy.judge(release), "verdict");
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Policy {} failed on call {}; it counts as abstaining", policy.name(), release.call(), e);
            return Optional.empty();
        }
    }
}
