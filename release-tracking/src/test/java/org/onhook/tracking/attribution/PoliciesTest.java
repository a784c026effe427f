package org.onhook.tracking.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.osgi.framework.Constants;

class PoliciesTest {

    private final Policies policies = new Policies();

    private static final class Named implements ReleasePolicy {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Basis basis() {
            return Basis.COURSE;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return Optional.empty();
        }
    }

    private ReleasePolicy added(String name, int ranking, long id) {
        ReleasePolicy policy = new Named(name);
        policies.add(policy, Map.of(Constants.SERVICE_RANKING, ranking, Constants.SERVICE_ID, id));
        return policy;
    }

    @Test
    void withoutNamesAllAreAskedTheHighestRankingFirst() {
        ReleasePolicy low = added("low", 1, 1);
        ReleasePolicy high = added("high", 9, 2);

        assertThat(policies.inOrder(List.of()).inOrder()).containsExactly(high, low);
    }

    @Test
    void ofTheSameRankingTheOlderServiceIsFirst() {
        ReleasePolicy younger = added("younger", 5, 8);
        ReleasePolicy older = added("older", 5, 7);

        assertThat(policies.inOrder(List.of()).inOrder()).containsExactly(older, younger);
    }

    @Test
    void aPolicyWithoutRankingCountsAsZero() {
        ReleasePolicy plain = new Named("plain");
        policies.add(plain, Map.of());
        ReleasePolicy below = added("below", -1, 2);
        ReleasePolicy above = added("above", 1, 3);

        assertThat(policies.inOrder(List.of()).inOrder()).containsExactly(above, plain, below);
    }

    @Test
    void namedPoliciesAloneAreAskedInTheOrderOfTheNames() {
        ReleasePolicy low = added("low", 1, 1);
        ReleasePolicy high = added("high", 9, 2);
        added("other", 5, 3);

        assertThat(policies.inOrder(List.of("low", "absent", "high")).inOrder()).containsExactly(low, high);
        assertThat(policies.missing(List.of("low", "absent"))).containsExactly("absent");
    }

    @Test
    void ofSeveralWithOneNameTheHighestRankingCounts() {
        added("same", 1, 1);
        ReleasePolicy stronger = added("same", 9, 2);

        assertThat(policies.inOrder(List.of()).inOrder()).containsExactly(stronger);
        assertThat(policies.inOrder(List.of("same")).inOrder()).containsExactly(stronger);
    }

    @Test
    void whenTheStrongerGoesTheOtherOneCountsAgain() {
        ReleasePolicy weaker = added("same", 1, 1);
        ReleasePolicy stronger = added("same", 9, 2);

        policies.remove(stronger);

        assertThat(policies.inOrder(List.of()).inOrder()).containsExactly(weaker);
    }
}
