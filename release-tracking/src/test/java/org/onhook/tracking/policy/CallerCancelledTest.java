package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class CallerCancelledTest {

    private final CallerCancelled policy = new CallerCancelled();

    @Test
    void theCallerGaveUpBeforeAnswer() {
        Releases cancelled = leaving(dn("2002").state(PartyState.ALERTING))
                .others(dn("2001").caller())
                .unanswered()
                .cancelled();

        assertThat(policy.judge(cancelled.build()))
                .get()
                .returns(by("2001"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void theCallerMayBeTheOneWhoseLegClearsFirst() {
        Releases cancelled = leaving(dn("2001").caller().state(PartyState.DIALING))
                .others(dn("2002").state(PartyState.ALERTING))
                .unanswered()
                .cancelled();

        assertThat(policy.judge(cancelled.build())).get().returns(by("2001"), Verdict::initiator);
    }

    @Test
    void itAbstainsWithoutTheCause() {
        assertThat(policy.judge(leaving(dn("2001").caller()).unanswered().build()))
                .isEmpty();
    }

    @Test
    void itAbstainsAfterAnswer() {
        assertThat(policy.judge(leaving(dn("2001").caller())
                        .others(dn("2002"))
                        .cancelled()
                        .build()))
                .isEmpty();
    }

    @Test
    void aTransferredCallIsCancelledByWhoWaitsForTheAnswer() {
        Releases cancelled = leaving(dn("2003").state(PartyState.ALERTING))
                .others(dn("2001"))
                .cancelled();

        assertThat(policy.judge(cancelled.build())).get().returns(by("2001"), Verdict::initiator);
    }

    @Test
    void itAbstainsWhereSeveralWaitForTheAnswer() {
        Releases cancelled = leaving(dn("2003").state(PartyState.ALERTING))
                .others(dn("2001"), dn("2002"))
                .cancelled();

        assertThat(policy.judge(cancelled.build())).isEmpty();
    }

    @Test
    void itAbstainsWhereTheCallerIsNotKnown() {
        Releases cancelled =
                leaving(dn("2002").state(PartyState.ALERTING)).unanswered().cancelled();

        assertThat(policy.judge(cancelled.build())).isEmpty();
    }
}
