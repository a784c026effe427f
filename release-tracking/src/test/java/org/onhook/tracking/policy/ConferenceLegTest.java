package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.clear;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;
import static org.onhook.tracking.fixture.Releases.outside;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class ConferenceLegTest {

    private final ConferenceLeg policy = new ConferenceLeg();

    private static Releases leavesTwo() {
        return leaving(dn("2002")).others(dn("2001").controller(), dn("2003")).conference(ConferenceEnding.UNKNOWN);
    }

    @Test
    void aLegThatLeavesWhileTwoStayIsItsPartysAct() {
        assertThat(policy.judge(leavesTwo().build()))
                .get()
                .returns(by("2002"), Verdict::initiator)
                .returns(Confidence.INFERRED, Verdict::confidence);
    }

    @Test
    void itAbstainsWhereOnlyOneStays() {
        assertThat(policy.judge(leaving(dn("2002")).others(dn("2001")).build())).isEmpty();
    }

    @Test
    void itAbstainsWhereOneOfTheTwoIsOnlyAlerting() {
        assertThat(policy.judge(leaving(dn("2002"))
                        .others(dn("2001"), dn("2003").state(PartyState.ALERTING))
                        .build()))
                .isEmpty();
    }

    @Test
    void itAbstainsWhereTheOthersMayHaveLeftUnseen() {
        Releases release = leaving(dn("2002"))
                .others(outside("+4930111").controller(), outside("+4930222"))
                .conference(ConferenceEnding.UNKNOWN);

        assertThat(policy.judge(release.build())).isEmpty();
        assertThat(policy.judge(release.clears(clear("2001", "2002").local(LocalConnectionState.CONNECTED))
                        .build()))
                .as("somebody who stays reports it")
                .isPresent();
        assertThat(policy.judge(release.clears(
                                clear("2002", "2002"), clear("2001", "2003").local(LocalConnectionState.CONNECTED))
                        .build()))
                .as("what is reported is another's leaving")
                .isEmpty();
    }

    @Test
    void theOthersAreKnownToStayWhereTheSwitchWouldTell() {
        Releases.Leg[] unwatched = {outside("+4930111").controller(), outside("+4930222")};

        assertThat(policy.judge(leaving(dn("2002"))
                        .others(unwatched)
                        .pattern(ClearPattern.EVERY_LEG)
                        .build()))
                .isPresent();
        assertThat(policy.judge(leaving(dn("2002"))
                        .others(unwatched)
                        .conference(ConferenceEnding.OUTLIVES_CONTROLLER)
                        .build()))
                .isPresent();
        assertThat(policy.judge(
                        leaving(dn("2002").controller()).others(unwatched).build()))
                .isPresent();
    }

    @Test
    void aQueueIsNoPerson() {
        assertThat(policy.judge(leaving(dn("2900").queue())
                        .others(dn("2001"), dn("2003"))
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Trigger.class, names = "CLEARED", mode = EnumSource.Mode.EXCLUDE)
    void itAbstainsOnAnythingButAClear(Trigger trigger) {
        assertThat(policy.judge(leavesTwo().trigger(trigger).build())).isEmpty();
    }

    @Test
    void itAbstainsBeforeAnswer() {
        assertThat(policy.judge(leavesTwo().unanswered().build())).isEmpty();
    }
}
