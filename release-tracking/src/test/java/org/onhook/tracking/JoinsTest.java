package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.tracking.fixture.Monitors.connections;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Transfers and conferences, whichever monitor reports them first and whatever the calls are named afterwards. */
class JoinsTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002", "2003");

    /** 2001 talks with 2002, who holds it and consults 2003. */
    private void consulting() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001", "2002").held("2002");
        scene.talking("c2", "2002", "2003").then();
    }

    private void transferOn(String monitor) {
        // The consulted party knows the consultation call alone.
        if (monitor.equals("2003")) {
            scene.on("2003")
                    .call("c2")
                    .cause(EventCause.TRANSFER)
                    .transferred("", "2002", "2003", connections("c9", "2001", "2003"));
        } else {
            scene.on(monitor)
                    .cause(EventCause.TRANSFER)
                    .transferred("c2", "2002", "2003", connections("c9", "2001", "2003"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001 2002 2003", "2002 2001 2003", "2003 2002 2001", "2003 2001 2002"})
    void aTransferIsToldOnceWhicheverMonitorIsFirst(String order) {
        consulting();
        for (String monitor : order.split(" ")) {
            transferOn(monitor);
        }

        assertThat(scene.lines())
                .containsExactlyInAnyOrder(
                        "2003 moves from c2 to c1, with 2001 by 2002",
                        "2001 now with 2003 by 2002",
                        "2002 TRANSFERRED, 1 Local, by 2002",
                        "c2 merged into c9 by 2002",
                        "2002 TRANSFERRED, 1 Local, by 2002");
        assertThat(scene.callsInProgress()).isEqualTo(1);
    }

    @Test
    void afterATransferTheOthersReleaseEachOther() {
        consulting();
        transferOn("2002");
        transferOn("2001");
        transferOn("2003");
        scene.then();
        scene.on("2001").call("c9").local(NULL).cleared("2001", "2003");
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 2 Remote, by 2003", "2003 RELEASED, 1 Local, by 2003", "c9 over, by 2003");
        assertThat(scene.deviceLines()).contains("2001 on-hook", "2003 on-hook");
    }

    @Test
    void whoTransferredMayBeRecalledAsSoonAsThatMonitorHasReportedTheTransfer() {
        consulting();
        transferOn("2002");
        transferOn("2001");
        scene.then();
        scene.on("2001").call("c9").cause(EventCause.RECALL).delivered("2001", "2002");

        assertThat(scene.lines()).containsExactly("2002 comes ALERTING");
    }

    @Test
    void theOldIdentifiersStillLeadToTheCall() {
        consulting();
        transferOn("2002");
        scene.then();
        scene.on("2001").call("c1").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2001");

        assertThat(scene.ends()).last().isEqualTo("c9 over, by 2001");
    }

    @Test
    void aTransferWithoutAListJoinsTheTwoCalls() {
        consulting();
        scene.on("2002").cause(EventCause.TRANSFER).transferred("c2", "2002", "2003", List.of());

        assertThat(scene.ends())
                .containsExactly(
                        "2002 TRANSFERRED, 1 Local, by 2002",
                        "c2 merged into c1 by 2002",
                        "2002 TRANSFERRED, 1 Local, by 2002");
    }

    @Test
    void aConsultationCallThatIsNotNamedIsTheOneBesideTheHeldOne() {
        consulting();
        scene.on("2002").call("c2").cause(EventCause.TRANSFER).transferred("", "2002", "2003", List.of());

        assertThat(scene.ends()).contains("c2 merged into c1 by 2002");
        assertThat(scene.callsInProgress()).isEqualTo(1);
    }

    @Test
    void clearsThatSayTransferAreNoReleaseBeforeOrAfterTheTransfer() {
        consulting();
        scene.on("2002").call("c1").local(NULL).cause(EventCause.TRANSFER).cleared("2002", "2002");
        scene.on("2002").call("c2").local(NULL).cause(EventCause.TRANSFER).cleared("2002", "2002");
        transferOn("2002");
        scene.on("2001").call("c1").local(CONNECTED).cause(EventCause.TRANSFER).cleared("2002", "2002");
        scene.pass(2_000);

        assertThat(scene.ends())
                .containsExactly(
                        "2002 TRANSFERRED, 1 Local, by 2002",
                        "c2 merged into c9 by 2002",
                        "2002 TRANSFERRED, 1 Local, by 2002");
        assertThat(scene.callsInProgress()).isEqualTo(1);
    }

    @Test
    void aFeatureClearThatNothingFollowsEndsTheLegAsThatFeature() {
        consulting();
        scene.on("2002").call("c2").local(NULL).cause(EventCause.TRANSFER).cleared("2002", "2002");
        scene.pass(600);

        assertThat(scene.ends()).containsExactly("2002 TRANSFERRED, 3 Unknown, by the switch");
    }

    @Test
    void aSingleStepTransferHandsTheCallOn() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001", "2002")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .transferred("", "2002", "2003", connections("c9", "2001", "2003"));
        scene.on("2003").call("c9").delivered("2001", "2003");
        scene.on("2001", "2003").call("c9").established("2001", "2003");

        assertThat(scene.lines())
                .containsExactly(
                        "2003 comes ALERTING",
                        "2001 now with 2003 by 2002",
                        "2002 SINGLE_STEP_TRANSFERRED, 1 Local, by 2002",
                        "2003 ALERTING to CONNECTED");
    }

    @Test
    void theNewDestinationMayBeHeardOfBeforeTheSingleStepTransfer() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2003")
                .call("c9")
                .redirectedBy("2002")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .delivered("2001", "2003");
        scene.on("2002", "2001")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .transferred("", "2002", "2003", connections("c9", "2001", "2003"));

        assertThat(scene.changes(CallChange.CallCreated.class)).isEmpty();
        assertThat(scene.ends()).containsExactly("2002 SINGLE_STEP_TRANSFERRED, 1 Local, by 2002");
    }

    /** It was busy; that the caller has hung up, made another call, and was transferred in that, is not heard yet. */
    @Test
    void aCallThatNobodyAnsweredIsNotTheOneThatIsTransferred() {
        scene.on("2001").call("c1").originated("2001", "2003");
        scene.on("2001").call("c1").cause(EventCause.BUSY).failed("2003", "2001", "2003");
        scene.then();
        scene.on("2003").call("c9").cause(EventCause.SINGLE_STEP_TRANSFER).delivered("2001", "2003");

        assertThat(scene.changes(CallChange.CallCreated.class)).hasSize(1);
    }

    /** Nothing is heard yet of the end of the one, nor of how the other began. */
    @Test
    void aCallThatTheLastRedirectionDeviceWasNotInIsNotTheOneThatIsTransferred() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2003")
                .call("c9")
                .redirectedBy("2004")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .delivered("2001", "2003");

        assertThat(scene.changes(CallChange.CallCreated.class)).hasSize(1);
    }

    /** Nothing is known of it but that it tells each monitor of every leg. */
    private void onASwitchThatTellsEveryLeg(ConferenceEnding ending) {
        scene.tell(new CallEvent.LinkConfigured(
                scene.now(), Traits.of(ReleasingDeviceReading.DROPPED, ClearPattern.EVERY_LEG, ending)));
    }

    @Test
    void theNewDestinationMayAnswerBeforeTheSingleStepTransferIsReported() {
        onASwitchThatTellsEveryLeg(ConferenceEnding.UNKNOWN);
        scene.talking("c1", "2001", "2002").then();
        scene.on("2003").call("c9").cause(EventCause.SINGLE_STEP_TRANSFER).delivered("2001", "2003");
        scene.on("2003").call("c9").established("2001", "2003");
        scene.on("2001", "2002")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .transferred("", "2002", "2003", connections("c9", "2001", "2003"));
        scene.then();
        scene.on("2003").call("c9").local(CONNECTED).cleared("2001", "2001");
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");
        scene.on("2001").call("c9").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 2 Remote, by 2001", "c9 over, by 2001");
        assertThat(scene.rule()).isEqualTo("first-clear");
    }

    @Test
    void whatFollowsATransferThatTookSoLongIsNoSecondAct() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2003").call("c9").cause(EventCause.SINGLE_STEP_TRANSFER).delivered("2001", "2003");
        scene.on("2003").call("c9").established("2001", "2003");
        scene.on("2001", "2002")
                .cause(EventCause.SINGLE_STEP_TRANSFER)
                .transferred("", "2002", "2003", connections("c9", "2001", "2003"));
        scene.then();
        scene.on("2003").call("c9").local(CONNECTED).cleared("2001", "2001");
        scene.pass(20_000);
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 2 Remote, by 2001", "c9 over, by 2001");
    }

    @Test
    void aConferenceThatItsControllerHandsOnStaysOne() {
        conferring();
        scene.on("2001", "2003").call("c9").cause(EventCause.TRANSFER).transferred("", "2002", "2001", List.of());
        scene.then();
        scene.on("2001", "2003").call("c9").local(CONNECTED).cleared("2001", "2001");
        scene.pass(20_000);
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 1 Local, by 2003", "c9 over, by 2003");
    }

    @Test
    void whoLeavesAfterTheControllerHandedTheConferenceOnLeavesByItself() {
        onASwitchThatTellsEveryLeg(ConferenceEnding.ENDS_WITH_CONTROLLER);
        conferring();
        scene.on("2001", "2003").call("c9").cause(EventCause.TRANSFER).transferred("", "2002", "2001", List.of());
        scene.then();
        scene.on("2001", "2003").call("c9").local(CONNECTED).cleared("2003", "2003");

        assertThat(scene.ends()).containsExactly("2003 RELEASED, 1 Local, by 2003");
    }

    @Test
    void aConferenceMergesTheConsultationCall() {
        consulting();
        scene.on("2002", "2001")
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c9", "2001", "2002", "2003"));

        assertThat(scene.lines())
                .containsExactly(
                        "2003 moves from c2 to c1, with nobody by 2002",
                        "2001 hears 2003 join by 2002",
                        "2002 hears 2003 join by 2002",
                        "2002 CONFERENCED, 1 Local, by 2002",
                        "c2 merged into c9 by 2002");
    }

    private void conferring() {
        consulting();
        scene.on("2001", "2002", "2003")
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c9", "2001", "2002", "2003"))
                .then();
    }

    @Test
    void whoLeavesAConferenceLeavesItAlone() {
        conferring();
        scene.on("2003", "2001", "2002").call("c9").cleared("2003", "2003");

        assertThat(scene.ends()).containsExactly("2003 RELEASED, 1 Local, by 2003");
        assertThat(scene.changes(CallChange.PartyLeft.class).get(0).staying())
                .extracting(PartyInfo::device)
                .containsExactly("2001", "2002");
    }

    @Test
    void theLastTwoOfAConferenceReleaseEachOther() {
        conferring();
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");
        scene.pass(2_000).then();
        scene.on("2001").call("c9").local(NULL).cleared("2001", "2001");
        scene.on("2002").call("c9").local(NULL).cleared("2002", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 RELEASED, 2 Remote, by 2001", "c9 over, by 2001");
    }

    @Test
    void aPartyThatARoomKeepsLeavesByItsOwnAct() {
        conferring();
        scene.on("2001", "2002", "2003").call("c9").local(CONNECTED).cleared("2003", "2003");
        scene.pass(2_000);
        scene.on("2001", "2002").call("c9").local(CONNECTED).cleared("2001", "2001");
        scene.then().pass(30_000);
        scene.on("2002").call("c9").local(NULL).cleared("2002", "2002");

        assertThat(scene.ends()).containsExactly("2002 RELEASED, 1 Local, by 2002", "c9 over, by 2002");
    }

    /** The party that rang may have answered before the first one left, or after it. */
    @Test
    void aPartyThatARoomMayKeepBecauseThreeMayHaveTalkedInItMayLeaveByItsOwnAct() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001", "2002").held("2002");
        scene.ringing("c2", "2002", "2003");
        scene.on("2001", "2002")
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c9", "2001", "2002", "2003"));
        scene.on("2001", "2002").call("c9").cleared("2001", "2001");
        scene.on("2002", "2003").call("c9").established("2002", "2003");
        scene.on("2002").call("c9").local(NULL).cleared("2002", "2002");
        scene.on("2003").call("c9").local(CONNECTED).cleared("2002", "2002");
        scene.then().pass(2_000);
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).contains("2003 RELEASED, 3 Unknown, unknown");
    }

    @Test
    void whoseAnswerWentUnseenTalksInTheConferenceThatItIsSaidToBeIn() {
        scene.tell(new CallEvent.LinkConfigured(
                scene.now(),
                Traits.of(ReleasingDeviceReading.DROPPED, ClearPattern.EVERY_LEG_WITH_TONE, ConferenceEnding.UNKNOWN)));
        scene.ringing("c1", "2002", "2001").linkDown();
        scene.linkUp().monitor("2003").then();
        scene.on("2003")
                .local(CONNECTED)
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c1", "2001", "2002", "2003"));
        scene.on("2003").local(CONNECTED).cleared("2002", "2002");
        scene.on("2003").local(CONNECTED).cleared("2001", "2001");
        scene.on("2003").local(NULL).cleared("2003", "2003");
        scene.pass(2_000);

        assertThat(scene.lines()).contains("2001 ALERTING to CONNECTED");
        assertThat(scene.ends()).anyMatch(end -> end.startsWith("2001 RELEASED, 3 Unknown"));
    }

    /** Of two links one may lag behind the other. */
    @Test
    void whoseAnswerIsNotHeardYetTalksInTheConferenceThatSomebodyElseWasAddedTo() {
        onASwitchThatTellsEveryLeg(ConferenceEnding.ENDS_WITH_CONTROLLER);
        scene.ringing("c1", "2002", "2001");
        scene.on("2003").call("c2").delivered("2002", "2003");
        scene.on("2003").call("c2").established("2002", "2003");
        scene.on("2003")
                .call("c1")
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c9", "2001", "2002", "2003"))
                .then();
        scene.on("2003").call("c9").local(CONNECTED).cleared("2002", "2002");
        scene.on("2003").call("c9").local(CONNECTED).cleared("2001", "2001");
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        theControllerEndedItForAll();
    }

    @Test
    void aHeldCallThatMayHaveEndedUnseenIsNotJoinedWithTheNextOneOfItsHolder() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001", "2002").held("2002").linkDown();
        scene.linkUp().monitor("2001", "2003");
        scene.on("2003").call("c2").delivered("2002", "2003");
        scene.on("2003").call("c2").established("2002", "2003").then();
        scene.on("2003")
                .call("c2")
                .cause(EventCause.CONFERENCE)
                .conferenced("", "2002", "2001", connections("c2", "2001", "2002", "2003"));

        assertThat(scene.ends()).isEmpty();
    }

    @Test
    void aConferenceThatEndsWithItsControllerIsReleasedByIt() {
        onASwitchThatTellsEveryLeg(ConferenceEnding.ENDS_WITH_CONTROLLER);
        conferring();
        scene.on("2002").call("c9").local(NULL).cleared("2002", "2002");
        scene.on("2001").call("c9").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c9").local(NULL).cleared("2003", "2003");

        theControllerEndedItForAll();
    }

    private void theControllerEndedItForAll() {
        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002",
                        "2001 RELEASED, 2 Remote, by 2002",
                        "2003 RELEASED, 2 Remote, by 2002",
                        "c9 over, by 2002");
    }

    @Test
    void aJoinOfCallsThatAreNotKnownIsCounted() {
        scene.on("2002").transferred("c2", "2002", "2003", List.of());

        assertThat(scene.changes()).isEmpty();
        assertThat(scene.tracker().unmatched()).isEqualTo(1);
    }

    @Test
    void aJoinByADeviceThatIsNotKnownNamesNobody() {
        consulting();
        scene.on("2001").cause(EventCause.CONFERENCE).conferenced("c2", "", "2003", List.of());

        assertThat(scene.ends()).containsExactly("2002 CONFERENCED, 3 Unknown, unknown", "c2 merged into c1 by nobody");
    }

    @Test
    void aLegThatWaitsForADecisionLeavesOnceWhenItsCallIsJoined() {
        scene.decideBy(new PolicySet(List.of()));
        conferring();
        scene.on("2001").call("c9").established("2001", "+4930111");
        scene.then();
        scene.on("2001").call("c9").local(NULL).cleared("2001", "");
        scene.on("2003").call("c9").local(NULL).cleared("2003", "");
        scene.on("2002").call("c9").cause(EventCause.TRANSFER).transferred("", "2003", "2001", List.of());
        scene.pass(2_000);

        assertThat(scene.ends())
                .containsExactly("2001 RELEASED, 3 Unknown, unknown", "2003 RELEASED, 3 Unknown, unknown");
    }

    /** The last device lost the call to another one, so that it is over while others of its legs wait for a decision. */
    @Test
    void aCallThatEndsWhileItIsJoinedEndsOnce() {
        scene.decideBy(new PolicySet(List.of()));
        scene.on("2002").delivered("+4930111", "2002");
        scene.on("2001").established("+4930111", "2001");
        scene.on("2001").local(NULL).cleared("2001", "");
        scene.on("2001").callCleared();
        scene.on("2001").established("+4930111", "+4930222");
        scene.on("2001").established("+4930111", "+4930333");
        scene.then();
        scene.on("2001").cause(EventCause.CONFERENCE).conferenced("", "2001", "", List.of());

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2002 REDIRECTED, 3 Unknown, by the switch",
                        "+4930111 RELEASED, by the switch",
                        "+4930222 RELEASED, by the switch",
                        "+4930333 RELEASED, by the switch",
                        "c1 over, by the switch");
    }
}
