package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInPoliciesTest {

    @Test
    void theStrongestIsFirst() {
        assertThat(BuiltInPolicies.inOrder())
                .extracting(policy -> policy.name())
                .containsExactly(
                        "confirmed-request",
                        "switch-cause",
                        "unseen",
                        "releasing-device",
                        "caller-cancelled",
                        "far-side-signal",
                        "repeated-failure",
                        "rejected",
                        "left-on-tone",
                        "out-of-service",
                        "conference-controller",
                        "first-clear",
                        "last-leg",
                        "conference-leg");
    }
}
