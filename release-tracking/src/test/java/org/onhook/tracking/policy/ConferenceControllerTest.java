package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Verdict;
import org.onhook.tracking.fixture.Releases;

class ConferenceControllerTest {

    private final ConferenceController policy = new ConferenceController();

    @Test
    void whatFollowsTheControllerIsItsActWhereTheConferenceEndsWithIt() {
        Releases release = leaving(dn("2002"))
                .others(dn("2003"))
                .conference(ConferenceEnding.ENDS_WITH_CONTROLLER)
                .justAfter(dn("2001").controller());

        assertThat(policy.judge(release.build()))
                .get()
                .returns(by("2001"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void itIsUnknownWhereItIsNotKnownWhatBecomesOfTheConference() {
        Releases release = leaving(dn("2002"))
                .others(dn("2003"))
                .conference(ConferenceEnding.UNKNOWN)
                .justAfter(dn("2001").controller());

        assertThat(policy.judge(release.build()))
                .get()
                .returns(Initiator.UNKNOWN, Verdict::initiator)
                .returns(Confidence.NONE, Verdict::confidence);
    }

    @Test
    void itAbstainsWhereTheOthersGoOn() {
        Releases release = leaving(dn("2002"))
                .others(dn("2003"))
                .conference(ConferenceEnding.OUTLIVES_CONTROLLER)
                .justAfter(dn("2001").controller());

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void itIsUnknownWhereTheControllerMayHaveLeftJustBefore() {
        Releases release = leaving(dn("2002"))
                .others(dn("2003"))
                .conference(ConferenceEnding.ENDS_WITH_CONTROLLER)
                .justAfterAnother();

        assertThat(policy.judge(release.build())).get().returns(Initiator.UNKNOWN, Verdict::initiator);
    }

    @Test
    void itAbstainsLongAfter() {
        Releases release = leaving(dn("2002")).others(dn("2003")).conference(ConferenceEnding.ENDS_WITH_CONTROLLER);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void itAbstainsInACallThatIsNoConference() {
        assertThat(policy.judge(leaving(dn("2002"))
                        .others(dn("2003"))
                        .justAfter(dn("2001"))
                        .build()))
                .isEmpty();
    }
}
