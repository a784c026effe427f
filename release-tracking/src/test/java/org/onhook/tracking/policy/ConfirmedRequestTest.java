package org.onhook.tracking.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Releases.by;
import static org.onhook.tracking.fixture.Releases.clear;
import static org.onhook.tracking.fixture.Releases.dn;
import static org.onhook.tracking.fixture.Releases.leaving;
import static org.onhook.tracking.fixture.Releases.ref;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.Verdict;
import org.onhook.api.request.TRequestType;
import org.onhook.tracking.fixture.Releases;

class ConfirmedRequestTest {

    private final ConfirmedRequest policy = new ConfirmedRequest();

    private static Releases aLeaves() {
        return leaving(dn("2001")).others(dn("2002"));
    }

    @Test
    void theRequesterIsTheInitiatorOfItsOwnLeg() {
        assertThat(policy.judge(aLeaves()
                        .confirmed(TRequestType.RELEASE_CALL, ref("2001"), "2001", ref("2001"))
                        .build()))
                .get()
                .returns(by("2001"), Verdict::initiator)
                .returns(Confidence.CERTAIN, Verdict::confidence);
    }

    @Test
    void whoDropsAnotherOneIsTheInitiator() {
        Releases dropped = leaving(dn("2002"))
                .others(dn("2001"), dn("2003"))
                .clears(clear("2002", "2002").releasing("2002"))
                .reading(ReleasingDeviceReading.RELEASER)
                .confirmed(TRequestType.DELETE_FROM_CONFERENCE, ref("2001"), "2001", ref("2002"));
        assertThat(policy.judge(dropped.build())).get().returns(by("2001"), Verdict::initiator);
    }

    @Test
    void aRequestForAnotherLegClaimsNothing() {
        assertThat(policy.judge(aLeaves()
                        .confirmed(TRequestType.RELEASE_CALL, ref("2002"), "2002", ref("2002"))
                        .build()))
                .isEmpty();
    }

    @Test
    void whereOnlyTheEndOfTheCallIsToldAnyConfirmedRequestClaimsIt() {
        assertThat(policy.judge(aLeaves()
                        .trigger(Trigger.CALL_CLEARED)
                        .confirmed(TRequestType.RELEASE_CALL, ref("2002"), "2002", ref("2002"))
                        .build()))
                .get()
                .returns(by("2002"), Verdict::initiator);
    }

    @Test
    void notWhereASwitchThatNamesTheReleaserNamesTheOther() {
        Releases release = aLeaves()
                .clears(clear("2001", "2001").releasing("2002"))
                .confirmed(TRequestType.RELEASE_CALL, ref("2001"), "2001", ref("2001"));
        assertThat(policy.judge(release.build())).isPresent();
        assertThat(policy.judge(release.reading(ReleasingDeviceReading.RELEASER).build()))
                .isEmpty();
    }

    @Test
    void clearingACallForAllClaimsEachLeg() {
        assertThat(policy.judge(leaving(dn("2002"))
                        .others(dn("2001"))
                        .confirmed(TRequestType.CLEAR_CALL, ref("2001"), "2001", ref("2001"), ref("2002"))
                        .build()))
                .get()
                .returns(by("2001"), Verdict::initiator);
    }

    @Test
    void clearingACallForAllClaimsNothingIfTheRequesterWasLeftOnTone() {
        Releases release = leaving(dn("2002"))
                .others(dn("2001"))
                .clears(clear("2001", "2002").local(LocalConnectionState.FAIL))
                .confirmed(TRequestType.CLEAR_CALL, ref("2001"), "2001", ref("2001"), ref("2002"));
        assertThat(policy.judge(release.build())).isEmpty();

        Releases onTone = leaving(dn("2002"))
                .others(dn("2001"))
                .trigger(Trigger.OTHER_LEFT_ON_TONE)
                .confirmed(TRequestType.CLEAR_CALL, ref("2001"), "2001", ref("2001"), ref("2002"));
        assertThat(policy.judge(onTone.build())).isEmpty();
    }

    @Test
    void whoLeavesAConferenceBeforeItsClearingIsConfirmedMayHaveHungUp() {
        Releases release = leaving(dn("2002"))
                .others(dn("2001"), dn("2003"))
                .confirmedAt(1, TRequestType.CLEAR_CALL, ref("2001"), "2001", ref("2001"), ref("2002"), ref("2003"));
        assertThat(policy.judge(release.build())).get().returns(Initiator.UNKNOWN, Verdict::initiator);

        Releases afterwards = leaving(dn("2002"))
                .others(dn("2001"), dn("2003"))
                .confirmedAt(0, TRequestType.CLEAR_CALL, ref("2001"), "2001", ref("2001"), ref("2002"), ref("2003"));
        assertThat(policy.judge(afterwards.build())).get().returns(by("2001"), Verdict::initiator);
    }
}
