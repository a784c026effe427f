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
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class RepeatedFailureTest {

    private final RepeatedFailure policy = new RepeatedFailure();

    private static Releases failed(EventCause failure, EventCause cleared) {
        return leaving(dn("2001").state(PartyState.BUSY))
                .unanswered()
                .failure(failure)
                .cause(cleared);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {"BUSY", "DO_NOT_DISTURB", "NUMBER_UNALLOCATED", "INVALID_NUMBER_FORMAT"})
    void aClearThatRepeatsTheCauseOfTheFailureIsTheSwitch(EventCause cause) {
        assertThat(policy.judge(failed(cause, cause).build()))
                .get()
                .returns(Initiator.SWITCH, Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void anotherCauseIsNoRepetition() {
        assertThat(policy.judge(
                        failed(EventCause.BUSY, EventCause.NORMAL_CLEARING).build()))
                .isEmpty();
        assertThat(policy.judge(failed(EventCause.BUSY, EventCause.BLOCKED).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {"NONE", "NORMAL", "NORMAL_CLEARING"})
    void aPlainCauseIsNoRepetition(EventCause cause) {
        assertThat(policy.judge(failed(cause, cause).build())).isEmpty();
    }

    @Test
    void aLiveLegDidNotFail() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .failure(EventCause.BUSY)
                        .cause(EventCause.BUSY)
                        .build()))
                .isEmpty();
    }

    @Test
    void itAbstainsWhereNothingFailed() {
        assertThat(policy.judge(leaving(dn("2001").state(PartyState.BUSY))
                        .cause(EventCause.BUSY)
                        .build()))
                .isEmpty();
    }
}
