package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.clear;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;
import static org.onhook.tracking.fixture.Releases.outside;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Verdict;
import org.onhook.tracking.fixture.Releases;

class FarSideSignalTest {

    private final FarSideSignal policy = new FarSideSignal();

    @Test
    void theOnlyPartyOutsideActed() {
        Releases release = leaving(dn("2001")).others(outside("+4930111")).cause(EventCause.NETWORK_SIGNAL);

        assertThat(policy.judge(release.build()))
                .get()
                .returns(by("+4930111"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void anOutsideLegThatLeavesActedItself() {
        Releases release = leaving(outside("T7"))
                .others(dn("2001"))
                .clears(clear("2001", "T7").cause(EventCause.NETWORK_SIGNAL));

        assertThat(policy.judge(release.build())).get().returns(by("T7"), Verdict::initiator);
    }

    @Test
    void itAbstainsWhereItCouldBeSeveral() {
        Releases release = leaving(dn("2001"))
                .others(outside("+4930111"), outside("+4930222"))
                .cause(EventCause.NETWORK_SIGNAL);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void itAbstainsInACallOfDnsAlone() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .others(dn("2002"))
                        .cause(EventCause.NETWORK_SIGNAL)
                        .build()))
                .isEmpty();
    }

    @Test
    void itAbstainsOnAnotherCause() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .others(outside("+4930111"))
                        .cause(EventCause.NORMAL_CLEARING)
                        .build()))
                .isEmpty();
    }
}
