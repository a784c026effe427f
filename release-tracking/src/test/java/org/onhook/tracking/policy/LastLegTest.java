package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
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

class LastLegTest {

    private final LastLeg policy = new LastLeg();

    @ParameterizedTest
    @EnumSource(
            value = EventCause.class,
            names = {"NONE", "NORMAL", "NORMAL_CLEARING"})
    void theOnlyLegLeftThatClearsPlainlyIsItsPartysAct(EventCause cause) {
        assertThat(policy.judge(leaving(dn("2001")).unanswered().cause(cause).build()))
                .get()
                .returns(by("2001"), Verdict::initiator)
                .returns(Confidence.INFERRED, Verdict::confidence);
    }

    @Test
    void itAbstainsOnAnyOtherCause() {
        assertThat(policy.judge(
                        leaving(dn("2001")).unanswered().cause(EventCause.BUSY).build()))
                .isEmpty();
    }

    @Test
    void itAbstainsWhereItMayBeAConsequence() {
        assertThat(policy.judge(leaving(dn("2001")).aftermath().build())).isEmpty();
    }

    @Test
    void itAbstainsWhereAnotherIsLive() {
        assertThat(policy.judge(leaving(dn("2001")).others(dn("2002")).build())).isEmpty();
    }

    @Test
    void aFailedLegBesidesDoesNotMatter() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .others(dn("2002").state(PartyState.FAILED))
                        .build()))
                .isPresent();
    }

    @Test
    void itAbstainsWhereTheBeginningWasNotSeen() {
        assertThat(policy.judge(leaving(dn("2001")).beginningUnseen().build())).isEmpty();
    }

    @Test
    void aQueueIsNoPerson() {
        assertThat(policy.judge(leaving(dn("2900").queue()).build()))
                .get()
                .returns(Initiator.SWITCH, Verdict::initiator);
    }
}
