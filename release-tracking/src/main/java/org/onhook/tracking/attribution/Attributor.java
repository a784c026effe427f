package org.onhook.tracking.attribution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.ReleasePolicy.Basis;
import org.onhook.api.release.Verdict;

/**
 * Asks the policies who released. While it is not known how the switch uses {@code releasingDevice}, a statement that means
 * the same under every reading decides alone; otherwise all the readings that are still possible must lead to one answer
 * (attribution.md section 4).
 */
public final class Attributor {

    private record Finding(ReleasePolicy policy, Verdict verdict) {}

    private final PolicySet policies;

    public Attributor(PolicySet policies) {
        this.policies = policies;
    }

    /** The names of the policies, in the order in which they are asked. */
    public List<String> policies() {
        return policies.inOrder().stream().map(ReleasePolicy::name).toList();
    }

    /** Who released, given the readings of {@code releasingDevice} that are possible on the link. */
    public Attribution attribute(Release release, Set<ReleasingDeviceReading> possible) {
        if (possible.size() == 1) {
            Release read = release.under(possible.iterator().next());
            return find(read, EnumSet.allOf(Basis.class))
                    .map(found -> attribution(release, found, List.of()))
                    .orElseGet(() -> undecided(release));
        }
        Optional<Finding> stated = find(release, EnumSet.of(Basis.STATEMENT));
        return stated.map(found -> attribution(release, found, List.of())).orElseGet(() -> agreed(release, possible));
    }

    private Attribution agreed(Release release, Set<ReleasingDeviceReading> possible) {
        Finding weakest = null;
        for (ReleasingDeviceReading reading : possible) {
            Optional<Finding> found = find(release.under(reading), EnumSet.allOf(Basis.class));
            if (found.isEmpty()) {
                return differ(release, possible);
            }
            Finding one = found.get();
            if (weakest == null) {
                weakest = one;
            } else if (!one.verdict().initiator().equals(weakest.verdict().initiator())) {
                return differ(release, possible);
            } else if (one.verdict().confidence().compareTo(weakest.verdict().confidence()) > 0) {
                weakest = one;
            }
        }
        return weakest == null
                ? undecided(release)
                : attribution(
                        release, weakest, List.of("every possible reading of releasingDevice agrees: " + possible));
    }

    private Optional<Finding> find(Release release, Set<Basis> bases) {
        for (ReleasePolicy policy : policies.inOrder()) {
            if (bases.contains(policy.basis())) {
                Optional<Verdict> verdict = policies.ask(policy, release);
                if (verdict.isPresent()) {
                    return Optional.of(new Finding(policy, verdict.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Attribution attribution(Release release, Finding found, List<String> more) {
        List<String> evidence = literally(release);
        evidence.addAll(found.verdict().because());
        evidence.addAll(more);
        return new Attribution(
                found.verdict().initiator(),
                found.policy().name(),
                found.verdict().confidence(),
                evidence);
    }

    private static Attribution undecided(Release release) {
        return insufficient(release, "no rule tells who released");
    }

    private static Attribution differ(Release release, Set<ReleasingDeviceReading> possible) {
        return insufficient(release, "the possible readings of releasingDevice do not lead to one answer: " + possible);
    }

    private static Attribution insufficient(Release release, String because) {
        List<String> evidence = literally(release);
        evidence.add(because);
        return Attribution.unknown("insufficient-evidence", evidence);
    }

    private static List<String> literally(Release release) {
        List<String> evidence = new ArrayList<>();
        release.clears().forEach(clear -> evidence.add(clear.literal()));
        release.failure().ifPresent(failure -> evidence.add(failure.literal()));
        return evidence;
    }
}
