package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;

class OutOfServiceTest {

    private final OutOfService policy = new OutOfService();

    @Test
    void whatClearsWithADeviceOutOfServiceIsTheSwitch() {
        assertThat(policy.judge(
                        leaving(dn("2001")).others(dn("2002").outOfService()).build()))
                .get()
                .returns(Initiator.SWITCH, Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
        assertThat(policy.judge(
                        leaving(dn("2001").outOfService()).others(dn("2002")).build()))
                .get()
                .returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void itAbstainsWhereAllAreInService() {
        assertThat(policy.judge(leaving(dn("2001")).others(dn("2002")).build())).isEmpty();
    }

    @Test
    void aLegThatIsNoLongerLiveDoesNotCount() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .others(dn("2002").outOfService().state(PartyState.FAILED))
                        .build()))
                .isEmpty();
    }
}
