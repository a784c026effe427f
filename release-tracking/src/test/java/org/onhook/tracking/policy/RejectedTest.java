package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;
import static org.onhook.tracking.fixture.Releases.outside;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class RejectedTest {

    private final Rejected policy = new Rejected();

    private static Releases failed(Releases.Leg leg, EventCause cause) {
        return leaving(leg.state(PartyState.ALERTING))
                .others(dn("2001").caller())
                .unanswered()
                .trigger(Trigger.FAILED_WHILE_ALERTING)
                .failure(cause);
    }

    @Test
    void aLegThatFailedWhileItWasAlertingWasRejectedByItsParty() {
        assertThat(policy.judge(failed(dn("2002"), EventCause.BUSY).build()))
                .get()
                .returns(by("2002"), Verdict::initiator)
                .returns(Confidence.INFERRED, Verdict::confidence);
    }

    @Test
    void aQueueIsNoPerson() {
        Releases release = leaving(dn("2900").queue())
                .unanswered()
                .trigger(Trigger.FAILED_WHILE_ALERTING)
                .failure(EventCause.BUSY);

        assertThat(policy.judge(release.build())).get().returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void theFarSideCannotHaveActedForADn() {
        assertThat(policy.judge(failed(dn("2002"), EventCause.NETWORK_SIGNAL).build()))
                .isEmpty();
        assertThat(policy.judge(
                        failed(outside("+4930111"), EventCause.NETWORK_SIGNAL).build()))
                .get()
                .returns(by("+4930111"), Verdict::initiator);
    }

    @Test
    void itAbstainsOnAClear() {
        assertThat(policy.judge(leaving(dn("2002").state(PartyState.ALERTING))
                        .unanswered()
                        .build()))
                .isEmpty();
    }
}
