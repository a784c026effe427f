package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.clear;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class UnseenTest {

    private final Unseen policy = new Unseen();

    @Test
    void aPartyThatMayHaveLeftUnseenMakesItUnknown() {
        Releases other = leaving(dn("2001")).others(dn("2002").unseen());
        Releases self = leaving(dn("2001").unseen()).others(dn("2002"));

        assertThat(policy.judge(other.build()))
                .get()
                .returns(Initiator.UNKNOWN, Verdict::initiator)
                .returns(Confidence.NONE, Verdict::confidence);
        assertThat(policy.judge(self.build())).get().returns(Initiator.UNKNOWN, Verdict::initiator);
    }

    @Test
    void itAbstainsWhereEverybodyWasHeardOf() {
        assertThat(policy.judge(leaving(dn("2001")).others(dn("2002")).build())).isEmpty();
    }

    @Test
    void whatAMonitorStillInTheCallSaysOfAnotherLegHolds() {
        Releases seen = leaving(dn("2001").unseen())
                .others(dn("2002"))
                .clears(clear("2002", "2001").local(LocalConnectionState.CONNECTED));

        assertThat(policy.judge(seen.build())).isEmpty();
    }

    @Test
    void whatAMonitorNoLongerInTheCallSaysDoesNot() {
        Releases unseen = leaving(dn("2001").unseen())
                .others(dn("2002"))
                .clears(clear("2002", "2001").local(LocalConnectionState.NULL));

        assertThat(policy.judge(unseen.build())).isPresent();
    }

    @Test
    void aCallThatWasCancelledHolds() {
        assertThat(policy.judge(leaving(dn("2001").unseen())
                        .others(dn("2002"))
                        .cancelled()
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DIALING", "FAILED", "BUSY"})
    void whoWasFoundAloneMayHaveBeenLeftByAnotherUnlessItTalks(PartyState state) {
        assertThat(policy.judge(
                        leaving(dn("2001").state(state)).beginningUnseen().build()))
                .isPresent();
        assertThat(policy.judge(leaving(dn("2001").state(state)).build()))
                .as("seen from its beginning")
                .isEmpty();
        assertThat(policy.judge(leaving(dn("2001")).beginningUnseen().build()))
                .as("connected")
                .isEmpty();
    }
}
