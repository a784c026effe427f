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
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy.Basis;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class FirstClearTest {

    private final FirstClear policy = new FirstClear();

    private static Releases alone() {
        return leaving(dn("2001")).others(outside("+4930111"));
    }

    @Test
    void aClearThatAnotherMonitorStillInTheCallReportsIsTheFirst() {
        Releases release = leaving(outside("+4930111"))
                .others(dn("2001"))
                .clears(clear("2001", "+4930111").local(LocalConnectionState.CONNECTED));

        assertThat(policy.judge(release.build()))
                .get()
                .returns(by("+4930111"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void aLoneClearOfTheMonitoredDeviceProvesNoOrder() {
        assertThat(policy.judge(alone().build())).isEmpty();
        assertThat(policy.judge(alone().pattern(ClearPattern.ONE_PER_MONITOR).build()))
                .isEmpty();
    }

    @Test
    void aLoneClearIsTheFirstWhereEveryOtherPartyIsMonitored() {
        assertThat(policy.judge(leaving(dn("2001")).others(dn("2002")).build()))
                .get()
                .returns(by("2001"), Verdict::initiator);
    }

    @Test
    void notWhereTheOtherMonitorIsNotRunning() {
        assertThat(policy.judge(
                        leaving(dn("2001")).others(dn("2002").unwatched()).build()))
                .isEmpty();
    }

    @Test
    void notWhereTheOrderOfTheReportsSaysNothing() {
        assertThat(policy.judge(leaving(dn("2001"))
                        .others(dn("2002"))
                        .pattern(ClearPattern.UNORDERED)
                        .build()))
                .isEmpty();
    }

    @Test
    void notWhereTheBeginningOfTheCallWasNotSeen() {
        assertThat(policy.judge(
                        leaving(dn("2001")).others(dn("2002")).beginningUnseen().build()))
                .isEmpty();
        assertThat(policy.judge(alone().pattern(ClearPattern.EVERY_LEG)
                        .beginningUnseen()
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ClearPattern.class,
            names = {"EVERY_LEG", "EVERY_LEG_WITH_TONE"})
    void aLoneClearIsTheFirstWhereTheSwitchTellsEveryLeg(ClearPattern pattern) {
        assertThat(policy.judge(alone().pattern(pattern).build())).get().returns(by("2001"), Verdict::initiator);
    }

    @Test
    void aClearOnAMonitorThatHasLeftItselfProvesNoOrder() {
        Releases release = leaving(outside("+4930111"))
                .others(dn("2001").unwatched())
                .clears(clear("2001", "+4930111").local(LocalConnectionState.NULL))
                .pattern(ClearPattern.EVERY_LEG);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void oneOfSeveralAlertedDevicesMayHaveBeenAnsweredElsewhereUnseen() {
        Releases.Leg alerted = dn("2003").state(PartyState.ALERTING);
        Releases release = leaving(alerted)
                .others(outside("+4930111").caller().state(PartyState.DIALING))
                .unanswered()
                .pattern(ClearPattern.EVERY_LEG);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void theCalledDeviceItselfRejects() {
        Releases release = leaving(dn("2002").state(PartyState.ALERTING))
                .others(outside("+4930111").caller().state(PartyState.DIALING))
                .unanswered()
                .pattern(ClearPattern.EVERY_LEG);

        assertThat(policy.judge(release.build())).get().returns(by("2002"), Verdict::initiator);
    }

    @Test
    void aQueueIsNoPerson() {
        Releases release = leaving(dn("2900").queue())
                .others(dn("2001").caller().state(PartyState.DIALING))
                .unanswered();

        assertThat(policy.judge(release.build())).get().returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void itAbstainsInAConferenceThatGoesOn() {
        assertThat(policy.judge(
                        leaving(dn("2001")).others(dn("2002"), dn("2003")).build()))
                .isEmpty();
    }

    @Test
    void beforeAnswerTheCallerIsFirstHoweverManyAreAlerted() {
        Releases release = leaving(dn("2001").caller().state(PartyState.DIALING))
                .others(dn("2002").state(PartyState.ALERTING), dn("2003").state(PartyState.ALERTING))
                .unanswered();

        assertThat(policy.judge(release.build())).get().returns(by("2001"), Verdict::initiator);
    }

    @Test
    void aFailedLegIsNotTheFirst() {
        assertThat(policy.judge(leaving(dn("2001").state(PartyState.FAILED))
                        .others(dn("2002"))
                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Trigger.class, names = "CLEARED", mode = EnumSource.Mode.EXCLUDE)
    void itAbstainsOnAnythingButAClear(Trigger trigger) {
        assertThat(policy.judge(
                        leaving(dn("2001")).others(dn("2002")).trigger(trigger).build()))
                .isEmpty();
    }

    @Test
    void itRestsOnTheCourseOfTheCall() {
        assertThat(policy.basis()).isEqualTo(Basis.COURSE);
    }
}
