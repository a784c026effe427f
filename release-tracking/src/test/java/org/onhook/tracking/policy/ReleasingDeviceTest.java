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
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release.Named;
import org.onhook.api.release.ReleasePolicy.Basis;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.fixture.Releases;

class ReleasingDeviceTest {

    private final ReleasingDevice policy = new ReleasingDevice();

    private static Releases named(Named named) {
        return leaving(dn("2001"))
                .others(dn("2002"))
                .clears(clear("2001", "2001").releasing(named))
                .reading(ReleasingDeviceReading.RELEASER);
    }

    private static Named party(String device) {
        return new Named.PartyOfCall(Releases.ref(device), device);
    }

    @Test
    void theNamedPartyIsTheInitiator() {
        assertThat(policy.judge(named(party("2002")).build()))
                .get()
                .returns(by("2002"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
        assertThat(policy.judge(named(party("2001")).build())).get().returns(by("2001"), Verdict::initiator);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReleasingDeviceReading.class,
            names = {"DROPPED", "SELF"})
    void underAnotherReadingTheValueTellsNothing(ReleasingDeviceReading reading) {
        assertThat(policy.judge(named(party("2002")).reading(reading).build())).isEmpty();
    }

    @Test
    void notKnownTellsNothing() {
        assertThat(policy.judge(named(Named.Nobody.NOBODY).build())).isEmpty();
    }

    @Test
    void theFirstClearThatNamesSomebodyCounts() {
        Releases release = leaving(dn("2001"))
                .others(dn("2002"))
                .clears(clear("2001", "2001"), clear("2002", "2002").releasing("2002"))
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).get().returns(by("2002"), Verdict::initiator);
    }

    @Test
    void whoIsNamedForAnotherLegOfAConferenceThatGoesOnReleasedThatOne() {
        Releases release = leaving(dn("2001"))
                .others(dn("2002"), dn("2003"), dn("2004"))
                .clears(clear("2001", "2001"), clear("2002", "2002").releasing("2002"))
                .conference(ConferenceEnding.OUTLIVES_CONTROLLER)
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void goingOnHookOnToneAfterAnAnsweredCallNamesWhoWasLeft() {
        Releases release = leaving(dn("2001").state(PartyState.FAILED))
                .clears(clear("2001", "2001").releasing("2001").onTone())
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void aBusyCalledPartyThatNeverCameIntoTheCallIsTheInitiatorWhereItIsNamed() {
        Releases release = leaving(dn("2001").state(PartyState.BUSY))
                .unanswered()
                .clears(clear("2001", "2001")
                        .releasing(new Named.PartyOfCall(0, "2002"))
                        .onTone())
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).get().returns(new Initiator.Party(0, "2002"), Verdict::initiator);
    }

    @Test
    void aQueueThatIsNamedIsTheSwitch() {
        Releases release = leaving(dn("2001"))
                .others(dn("2900").queue())
                .clears(clear("2001", "2001").releasing("2900"))
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).get().returns(Initiator.SWITCH, Verdict::initiator);
    }

    @Test
    void aDeviceOutOfServiceDidNotHangUp() {
        Releases release = leaving(dn("2001"))
                .others(dn("2002").outOfService())
                .clears(clear("2001", "2001").releasing("2002"))
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).isEmpty();
    }

    @Test
    void aTrunkStandsForTheOnlyPartyOutside() {
        Releases release = leaving(dn("2001"))
                .others(outside("+4930111"))
                .clears(clear("2001", "2001").releasing(new Named.Stranger("T7")))
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).get().returns(by("+4930111"), Verdict::initiator);
    }

    @Test
    void aTrunkStandsForSomeoneOutsideWhereThereAreSeveral() {
        Releases release = leaving(dn("2001"))
                .others(outside("+4930111"), outside("+4930222"))
                .clears(clear("2001", "2001").releasing(new Named.Stranger("T7")))
                .reading(ReleasingDeviceReading.RELEASER);

        assertThat(policy.judge(release.build())).get().returns(Initiator.SOME_OUTSIDE_PARTY, Verdict::initiator);
    }

    @Test
    void aStrangerInACallOfDnsAloneTellsNothing() {
        assertThat(policy.judge(named(new Named.Stranger("T7")).build())).isEmpty();
    }

    @Test
    void itRestsOnTheValue() {
        assertThat(policy.basis()).isEqualTo(Basis.VALUE);
    }
}
