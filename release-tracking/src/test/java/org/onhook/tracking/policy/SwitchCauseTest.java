package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy.Basis;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class SwitchCauseTest {

    private final SwitchCause policy = new SwitchCause();

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {
                "CALL_NOT_ANSWERED",
                "ALERT_TIME_EXPIRED",
                "TIMEOUT",
                "MAX_TIMEOUT",
                "DURATION_EXCEEDED",
                "QUEUE_TIME_OVERFLOW",
                "NETWORK_OUT_OF_ORDER",
                "NETWORK_CONGESTION",
                "MAINTENANCE",
                "SWITCHING_FUNCTION_TERMINATED"
            })
    void aTimerAFaultOrMaintenanceIsTheSwitch(EventCause cause) {
        assertThat(policy.judge(leaving(dn("2001")).cause(cause).build()))
                .get()
                .returns(Initiator.SWITCH, Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {"NETWORK_SIGNAL", "NORMAL_CLEARING", "NORMAL", "BLOCKED", "CALL_CANCELLED", "NONE", "OTHER"})
    void aCauseThatDoesNotExcludeAPersonDecidesNothing(EventCause cause) {
        assertThat(policy.judge(leaving(dn("2001")).cause(cause).build())).isEmpty();
    }

    @Test
    void theCauseOfAFailureCountsWhereThatMadeTheLegLeave() {
        Releases failed = leaving(dn("2002").state(PartyState.ALERTING))
                .trigger(Trigger.FAILED_WHILE_ALERTING)
                .failure(EventCause.CALL_NOT_ANSWERED);

        assertThat(policy.judge(failed.build())).get().returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void theCauseOfAnEarlierFailureDoesNotDecideWhoClearsTheFailedLeg() {
        Releases cleared = leaving(dn("2001").state(PartyState.FAILED)).failure(EventCause.TRUNKS_BUSY);

        assertThat(policy.judge(cleared.build())).isEmpty();
    }

    @Test
    void theCauseOfACallClearedCounts() {
        Releases cleared = leaving(dn("2001")).trigger(Trigger.CALL_CLEARED).cause(EventCause.MAX_TIMEOUT);

        assertThat(policy.judge(cleared.build())).get().returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void itRestsOnAStatement() {
        assertThat(policy.basis()).isEqualTo(Basis.STATEMENT);
        assertThat(policy.name()).isEqualTo("switch-cause");
    }
}
