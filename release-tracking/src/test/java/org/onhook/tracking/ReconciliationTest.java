package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.ALERTING;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.FAIL;
import static org.onhook.api.call.LocalConnectionState.HOLD;
import static org.onhook.api.call.LocalConnectionState.INITIATED;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;
import static org.onhook.tracking.fixture.Monitors.connections;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.fixture.Monitors;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** What the switch says there is, after events went unseen. */
class ReconciliationTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002", "2003")
            .talking("c1", "2001", "2002")
            .then();

    private void gap() {
        scene.linkDown();
        scene.linkUp();
        scene.monitor("2001", "2002", "2003").then();
    }

    private static SnapshotConnection at(String call, String device, LocalConnectionState state) {
        return new SnapshotConnection(connection(call, device), device(device), state);
    }

    private void has(String dn, SnapshotConnection... connections) {
        scene.tell(new CallEvent.DeviceSnapshot(scene.now(), dn, Arrays.asList(connections)));
    }

    private void call(String call, String from, String to, SnapshotConnection... connections) {
        DeviceId called = to.isEmpty() ? DeviceId.Withheld.ABSENT : device(to);
        scene.tell(new CallEvent.CallSnapshot(scene.now(), call, device(from), called, Arrays.asList(connections)));
    }

    private void theThreeTalk() {
        call(
                "c1",
                "2001",
                "2002",
                at("c1", "2001", CONNECTED),
                at("c1", "2002", CONNECTED),
                at("c1", "2003", CONNECTED));
    }

    @Test
    void aCallThatWentOnKeepsItsReferenceAndItsEvidence() {
        gap();
        has("2001", at("c1", "2001", CONNECTED));
        has("2002", at("c1", "2002", CONNECTED));
        call("c1", "2001", "2002", at("c1", "2001", CONNECTED), at("c1", "2002", CONNECTED));
        assertThat(scene.lines()).isEmpty();

        scene.pass(120_000);
        scene.on("2001", "2002").local(NULL).cleared("2002", "2002");
        scene.on("2001", "2002").local(NULL).cleared("2001", "2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aCallThatEndedUnseenEndsAtOnceAndNamesNobody() {
        gap();
        has("2001");
        has("2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown, unseen",
                        "2002 RELEASED, 3 Unknown, unknown, unseen",
                        "c1 over, unknown, unseen");
        assertThat(scene.changes(CallChange.PartyLeft.class)).allMatch(CallChange.PartyLeft::uncertain);
    }

    @Test
    void whoIsLeftOfACallThatWasReleasedUnseenIsNoReleaser() {
        gap();
        has("2001");
        has("2002", at("c1", "2002", CONNECTED));
        scene.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown, unseen",
                        "2002 RELEASED, 3 Unknown, unknown, unseen",
                        "c1 over, unknown, unseen");
    }

    @Test
    void whoIsFoundAloneInACallMayHaveBeenLeftByOthersUnseen() {
        Scene dropped = Scene.of(Traits.DROPPED, "2001", "2002");
        dropped.on("2001").call("c1").initiated("2001");
        dropped.linkDown();
        dropped.linkUp();
        dropped.monitor("2001", "2002").then();
        dropped.tell(new CallEvent.DeviceSnapshot(dropped.now(), "2001", List.of(at("c1", "2001", CONNECTED))));
        dropped.on("2001").local(NULL).cleared("2001", "2001");
        dropped.pass(1_000);

        assertThat(dropped.ends()).first().asString().startsWith("2001 RELEASED, 3 Unknown");
    }

    @Test
    void aReleaseThatWasSeenBeforeTheGapDecidesWhatEndedInIt() {
        scene.on("2001").local(NULL).cleared("2001", "2001");
        gap();
        has("2001");
        has("2002");

        assertThat(scene.ends()).contains("2002 RELEASED, 2 Remote, by 2001", "c1 over, by 2001");
    }

    @Test
    void aCallThatBeganUnseenAppears() {
        gap();
        has("2003", at("c7", "2003", ALERTING));
        call("c7", "+4930111", "2003", at("c7", "+4930111", CONNECTED), at("c7", "2003", ALERTING));

        assertThat(scene.changes(CallChange.CallCreated.class)).hasSize(1);
        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(added -> added.party().device() + " "
                        + added.party().role() + " " + added.party().state())
                .containsExactly("+4930111 ORIGINATION DIALING", "2003 DESTINATION ALERTING");
    }

    @Test
    void aCallOfWhichOnlyOneDeviceIsToldAppearsALittleLater() {
        gap();
        has("2003", at("c7", "2003", HOLD));
        assertThat(scene.changes(CallChange.CallCreated.class)).isEmpty();

        scene.pass(2_100);

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(
                        added -> added.party().device() + " " + added.party().state())
                .containsExactly("2003 HELD");
    }

    @Test
    void aCallAmongOthersIsNotOurs() {
        gap();
        call("c9", "3001", "3002", at("c9", "3001", CONNECTED), at("c9", "3002", CONNECTED));

        assertThat(scene.lines()).isEmpty();
    }

    @Test
    void anAnswerThatWentUnseenIsMadeUpFor() {
        scene.ringing("c2", "2003", "2001").then();
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        call("c2", "2003", "2001", at("c2", "2003", CONNECTED), at("c2", "2001", CONNECTED));

        assertThat(scene.changes(CallChange.PartyStateChanged.class))
                .extracting(change -> change.party().device() + " " + change.before() + " "
                        + change.party().state())
                .containsExactly("2001 ALERTING CONNECTED", "2003 DIALING CONNECTED");
    }

    @Test
    void aBusyDeviceIsNoPartyOfTheCallThatFailedAtIt() {
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        call("c2", "2003", "2001", at("c2", "2003", CONNECTED), at("c2", "2001", FAIL));

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(change -> change.party().device())
                .containsExactly("2003");
    }

    @Test
    void aCallThatTheSwitchTellsOnlyTheDevicesOfAppearsWithEachOfThem() {
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        has("2001", at("c2", "2001", CONNECTED));
        scene.pass(3_000);

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(change -> change.party().device())
                .containsExactly("2003", "2001");
    }

    @Test
    void whatTheSwitchSaidBeforeEventsWereLostAgainMakesNoCallAppear() {
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        scene.pass(100);
        gap();
        scene.pass(3_000);

        assertThat(scene.lines()).isEmpty();
    }

    @Test
    void whoLeavesBeforeTheCallAppearsIsNotInIt() {
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        has("2001", at("c2", "2001", CONNECTED));
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        scene.pass(3_000);

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(change -> change.party().device())
                .containsExactly("2003");
    }

    @Test
    void whoTransfersACallBeforeItAppearsIsNotInItAnyMore() {
        gap();
        has("2002", at("c2", "2002", HOLD), at("c3", "2002", CONNECTED));
        scene.then();
        scene.on("2002").call("c2").local(NULL).transferred("c3", "2002", "2003", connections("c2", "2001", "2003"));
        scene.on("2003").call("c2").established("2001", "2003");
        scene.pass(3_000);
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2003");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 TRANSFERRED, 1 Local, by 2002",
                        "c3 merged into c2 by 2002",
                        "2002 TRANSFERRED, 1 Local, by 2002",
                        "2003 RELEASED, 1 Local, by 2003",
                        "2001 RELEASED, 2 Remote, by 2003",
                        "c2 over, by 2003");
    }

    /** The room may have kept it; its own monitor would have told, but could not any more. */
    @Test
    void whoStaysAsEventsGoUnseenInWhatMayBeAConferenceDidNotLeaveBecauseOfTheReleaseBefore() {
        gap();
        has("2001", at("c2", "2001", CONNECTED));
        has("2003", at("c2", "2003", CONNECTED));
        call("c2", "2001", "2002", at("c2", "2001", CONNECTED), at("c2", "2003", CONNECTED));
        scene.then();
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        gap();
        has("2003");

        assertThat(scene.ends())
                .containsExactly("2003 RELEASED, 3 Unknown, unknown, unseen", "c2 over, unknown, unseen");
    }

    /** It was rejected, or left, before anything was seen; hanging up on the tone is a consequence of that. */
    @Test
    void whoIsFoundOnToneIsNoReleaserEvenIfTheSwitchNamesIt() {
        gap();
        has("2003", at("c2", "2003", FAIL));
        call("c2", "2003", "2001", at("c2", "2003", FAIL));
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).containsExactly("2003 RELEASED, 3 Unknown, unknown", "c2 over, unknown");
    }

    @Test
    void whoMayHaveLeftUnseenBeforeTheReleaseDidNotLeaveBecauseOfIt() {
        gap();
        call("c1", "2001", "2002", at("c1", "2001", FAIL), at("c1", "2002", CONNECTED), at("c1", "2003", ALERTING));
        gap();
        scene.on("2002").local(NULL).cleared("2002", "2001");
        has("2003");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 2 Remote, by 2001",
                        "2003 RELEASED, 3 Unknown, unknown, unseen",
                        "2001 RELEASED, 1 Local, by 2001",
                        "c1 over, by 2001");
    }

    @Test
    void whoStaysInACallThatOthersMayHaveJoinedUnseenDidNotLeaveBecauseSomebodyElseDid() {
        gap();
        has("2001", at("c1", "2001", CONNECTED));
        has("2002", at("c1", "2002", CONNECTED));
        oneLeavesAndTheOtherLater();

        assertThat(scene.ends()).contains("2001 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whoStaysInACallOfWhichTheSwitchToldThePartiesSinceIsLeftOnTone() {
        gap();
        call("c1", "2001", "2002", at("c1", "2001", CONNECTED), at("c1", "2002", CONNECTED));
        oneLeavesAndTheOtherLater();

        assertThat(scene.ends()).contains("2001 RELEASED, 2 Remote, by 2002");
    }

    @Test
    void aCallerWhoseCallOthersMayHaveJoinedUnseenDidNotLeaveBecauseSomebodyElseDid() {
        scene.ringing("c2", "2003", "2001");
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        scene.then();
        scene.on("2003").call("c2").local(CONNECTED).cleared("2001", "2001");
        scene.pass(2_000);
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).contains("2003 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whatTheSwitchSaidOfADeviceDoesNotTakeBackWhatEventsToldSince() {
        scene.linkDown();
        scene.linkUp();
        scene.monitor("2003");
        has("2003", at("c2", "2003", INITIATED));
        scene.on("2003").call("c2").originated("2003", "2001");
        scene.on("2003").call("c2").delivered("2003", "2001");
        scene.monitor("2001").then();
        scene.pass(3_000);

        assertThat(scene.changes()).isEmpty();
    }

    private void oneLeavesAndTheOtherLater() {
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.on("2001").local(CONNECTED).cleared("2002", "2002");
        scene.pass(2_000);
        scene.on("2001").local(NULL).cleared("2001", "2001");
    }

    /** Before it failed it may have alerted, and been rejected, unseen; the link would have told that it was made. */
    @Test
    void aCallThatIsFirstHeardOfAsItFailsJustAfterAGapMayHaveBeenRejected() {
        scene.on("2003").call("c0").originated("2003", "2001");
        gap();
        scene.on("2003").call("c2").cause(EventCause.BUSY).failed("2001", "2003", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");
        assertThat(scene.ends()).contains("c2 over, unknown");

        has("2003");
        scene.on("2003").call("c3").cause(EventCause.BUSY).failed("2001", "2003", "2001");
        scene.on("2003").call("c3").local(NULL).cleared("2003", "2003");
        assertThat(scene.ends()).contains("c3 over, by 2003");
    }

    /** Of several links one may lag behind the one that reports. */
    @Test
    void whoIsKnownToHaveLeftDoesNotComeBackByAnAnswerThatIsOlder() {
        gap();
        theThreeTalk();
        scene.on("2003", "2001", "2002").local(NULL).cleared("2003", "2003");
        scene.then();
        theThreeTalk();
        has("2003", at("c1", "2003", CONNECTED));

        assertThat(scene.lines()).isEmpty();
    }

    @Test
    void aCallThatTheSwitchSaysHadBegunIsNotWholeWhateverIsHeardOfItFirst() {
        scene.on("2003").call("c0").originated("2003", "2001");
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        scene.on("2003").call("c2").cause(EventCause.BUSY).failed("2001", "2003", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).contains("c2 over, unknown");
    }

    @Test
    void whoStaysConnectedAfterTheOtherOneLeftMayBeInAConferenceThatWentUnseen() {
        scene.on("2001", "2002").local(NULL).cleared("2002", "2002");
        scene.on("2001", "2002").local(NULL).cleared("2001", "2002");
        gap();
        call("c9", "2001", "2002", at("c9", "2001", CONNECTED), at("c9", "2002", CONNECTED));
        scene.on("2002").call("c9").local(NULL).cleared("2002", "2002");
        scene.on("2001").call("c9").local(CONNECTED).cleared("2002", "2002");
        scene.pass(5_000);
        scene.on("2001").call("c9").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 3 Unknown, unknown", "c9 over, unknown");
    }

    @Test
    void whoseMonitorDidNotRunWhenTheConferenceWasReleasedMayHaveBeenKeptByIt() {
        Scene conference = Scene.of(Traits.RELEASER, "2001", "2002").talking("c1", "2001", "2003");
        conference.tell(new CallEvent.CallSnapshot(
                conference.now(),
                "c1",
                device("2001"),
                device("2003"),
                List.of(at("c1", "2001", CONNECTED), at("c1", "2002", CONNECTED), at("c1", "2003", CONNECTED))));
        conference.on("2001", "2002").local(CONNECTED).cleared("2003", "2003");
        conference.tell(new CallEvent.MonitorStopped(conference.now(), "2002", "refused"));
        conference.on("2001").local(NULL).cleared("2001", "2001");
        conference.monitor("2002");
        conference.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(conference.ends()).noneMatch(end -> end.contains("2002 RELEASED, 2 Remote"));
    }

    /** The link is back, but for the monitor of 2002. */
    private Scene startingMonitors() {
        scene.on("2001", "2002").local(NULL).cleared("2001", "2001");
        scene.linkDown();
        return scene.linkUp().monitor("2001", "2003").then();
    }

    private void monitorStartsAndNothingIsThere(String dn) {
        scene.pass(100).monitor(dn);
        has(dn);
    }

    @Test
    void whoRangBeforeItsMonitorRanMayHaveLostTheCallToTheOneWhoAnswered() {
        startingMonitors().ringing("c2", "2001", "2003");
        scene.on("2001").call("c2").delivered("2001", "2002");
        scene.on("2001", "2003").call("c2").established("2001", "2003");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2001");
        monitorStartsAndNothingIsThere("2002");

        assertThat(scene.ends()).contains("2002 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whoRangTogetherWithAnotherOneBeforeItsMonitorRanMayHaveRejected() {
        startingMonitors().ringing("c2", "2001", "2003");
        scene.on("2001").call("c2").delivered("2001", "2002");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2001");
        monitorStartsAndNothingIsThere("2002");

        assertThat(scene.ends())
                .contains("2003 ABANDONED, 2 Remote, by 2001", "2002 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whoRangAloneBeforeItsMonitorRanIsGivenUpByTheCallerWhoHungUp() {
        startingMonitors().on("2001").call("c2").originated("2001", "2002");
        scene.on("2001").call("c2").delivered("2001", "2002");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        monitorStartsAndNothingIsThere("2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 ABANDONED, 2 Remote, by 2001", "c2 over, by 2001");
    }

    @Test
    void whoIsFoundToRingAfterTheCallWasReleasedStillRangWhenItWas() {
        startingMonitors().ringing("c2", "2001", "2003");
        scene.on("2001").call("c2").delivered("2001", "2002");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2001");
        scene.pass(100).monitor("2002");
        has("2002", at("c2", "2002", ALERTING));
        scene.on("2002").call("c2").local(NULL).cleared("2002", "2001");

        assertThat(scene.ends()).contains("2002 ABANDONED, 2 Remote, by 2001");
    }

    @Test
    void aCallerWhomAnotherOneLeftMayTalkToThoseWhoJoinedUnseen() {
        scene.ringing("c2", "2003", "2001").then();
        gap();
        has("2003", at("c2", "2003", CONNECTED));
        scene.on("2003").call("c2").local(CONNECTED).cleared("2001", "2001");
        scene.pass(1_200);
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).contains("2003 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whoTalksWhileNoMonitorRunsInTheCallMayLeaveUnseenBeforeTheNextOneStarts() {
        Scene dropped = Scene.of(Traits.DROPPED, "2001", "2002", "2003").talking("c1", "2001", "2002");
        dropped.linkDown();
        dropped.linkUp().monitor("2003");
        dropped.tell(new CallEvent.CallSnapshot(
                dropped.now(),
                "c1",
                device("2001"),
                device("2002"),
                List.of(at("c1", "2001", CONNECTED), at("c1", "2002", CONNECTED), at("c1", "2003", CONNECTED))));
        dropped.on("2003").local(NULL).cleared("2003", "2003");
        dropped.pass(1_000).then();
        dropped.monitor("2001");
        dropped.on("2001").local(NULL).cleared("2001", "2001");
        dropped.pass(1_000);

        assertThat(dropped.ends()).first().isEqualTo("2001 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void goingOnHookOnToneDoesNotNameWhoFailedTheCallUnseen() {
        startingMonitors();
        scene.monitor("2002").ringing("c2", "2001", "2002").linkDown();
        scene.linkUp().monitor("2001").then();
        scene.on("2001").call("c2").cause(EventCause.DO_NOT_DISTURB).failed("2002", "2001", "2002");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        scene.pass(1_000);

        assertThat(scene.ends()).noneMatch(end -> end.contains("by 2001"));
    }

    @Test
    void aTransferredCallIsNotTheOneThatMayHaveEndedBeforeTheCallersMonitorRan() {
        scene.linkDown();
        scene.linkUp().monitor("2002", "2003").then();
        call("c1", "2001", "2002", at("c1", "2001", CONNECTED), at("c1", "2002", CONNECTED));
        scene.on("2002").local(NULL).cleared("2002", "2001");
        scene.on("2003").call("c7").cause(EventCause.SINGLE_STEP_TRANSFER).delivered("2001", "2003");

        assertThat(scene.lines()).contains("c7 begins");
    }

    /** 2002 rings 2003 to transfer 2001 to it; what comes then goes unseen, until the transfer. */
    private static Scene consultingUnseen() {
        Scene consulting = Scene.of(Traits.SELF, "2001", "2002", "2003").ringing("c2", "2002", "2003");
        consulting.linkDown();
        consulting.linkUp();
        return consulting.monitor("2001", "2002", "2003").then();
    }

    private static Monitors transferring(Scene consulting, String monitor, LocalConnectionState local) {
        return consulting.on(monitor).call("c1").local(local).cause(EventCause.TRANSFER);
    }

    private static void clearThirdFirst(Scene consulting) {
        consulting.on("2003").call("c1").local(NULL).cleared("2003", "2003");
        consulting.on("2001").call("c1").local(NULL).cleared("2001", "2001");
        assertThat(consulting.ends())
                .contains("2003 RELEASED, 1 Local, by 2003", "2001 RELEASED, 2 Remote, by 2003", "c1 over, by 2003");
    }

    @Test
    void whoAnsweredUnseenBeforeATransferIsConnectedAsItsMonitorSaysThen() {
        Scene consulting = consultingUnseen();
        transferring(consulting, "2001", CONNECTED)
                .transferred("c2", "2002", "2003", Monitors.connections("c1", "2001", "2003"));
        transferring(consulting, "2003", CONNECTED)
                .transferred("c2", "2002", "2003", Monitors.connections("c1", "2001", "2003"));

        clearThirdFirst(consulting);
    }

    @Test
    void whoAnsweredUnseenBeforeATransferIsConnectedAsItsSnapshotSaysAfterIt() {
        Scene consulting = consultingUnseen();
        transferring(consulting, "2001", CONNECTED)
                .transferred("c2", "2002", "2003", Monitors.connections("c1", "2001", "2003"));
        consulting.tell(new CallEvent.DeviceSnapshot(consulting.now(), "2003", List.of(at("c1", "2003", CONNECTED))));

        clearThirdFirst(consulting);
    }

    @Test
    void whatTheSwitchNoLongerHasOfACallThatWasSilentForLongIsEnded() {
        scene.pass(3_500_000);
        has("2001");
        assertThat(scene.ends()).as("not silent for long").isEmpty();

        scene.pass(200_000);
        assertThat(scene.silent()).containsExactly("2001");
        has("2001");

        assertThat(scene.ends()).contains("2001 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void aSilentCallThatTheSwitchStillHasGoesOnAndIsNotAskedForAgainSoon() {
        scene.pass(3_700_000);
        has("2001", at("c1", "2001", CONNECTED));

        assertThat(scene.ends()).isEmpty();
        assertThat(scene.silent()).isEmpty();
    }

    /** What failed may have alerted before; it is not known yet whether the link tells that calls are made. */
    @Test
    void aCallThatFailsBeforeTheLinkIsUpAgainMayHaveBeenRejected() {
        Scene quiet = Scene.of(Traits.DROPPED, "2001", "2003");
        quiet.linkDown();
        quiet.monitor("2003");
        quiet.on("2003").call("c2").cause(EventCause.DO_NOT_DISTURB).failed("2001", "2003", "2001");
        quiet.linkUp();
        quiet.on("2003").call("c2").local(NULL).cleared("2003", "2003");
        assertThat(quiet.ends()).containsExactly("2003 RELEASED, 3 Unknown, unknown", "c2 over, unknown");

        quiet.then();
        quiet.on("2003").call("c3").cause(EventCause.BUSY).failed("2001", "2003", "2001");
        quiet.on("2003").call("c3").local(NULL).cleared("2003", "2003");
        assertThat(quiet.ends()).contains("c3 over, by 2003");
    }

    @Test
    void whoRangBeforeTheGapAndIsConnectedWhenTheOtherLeavesHasAnswered() {
        scene.on("2001").local(NULL).cleared("2002", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2002");
        scene.ringing("c2", "2001", "2003").then();
        gap();
        scene.on("2003").call("c2").local(CONNECTED).cleared("2001", "2001");
        scene.on("2003").call("c2").local(NULL).cleared("2003", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 2 Remote, by 2001", "c2 over, by 2001");
    }

    @Test
    void theReleaserThatIsNamedLeftByItsOwnActAlsoWhereItsEndWentUnseen() {
        gap();
        scene.on("2001").local(NULL).cleared("2001", "2002");
        has("2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 2 Remote, by 2002", "2002 RELEASED, 1 Local, by 2002", "c1 over, by 2002");
    }

    @Test
    void aPartyThatJoinedUnseenIsAddedAndOneThatLeftUnseenIsEnded() {
        gap();
        call(
                "c1",
                "2001",
                "2002",
                at("c1", "2001", CONNECTED),
                at("c1", "2003", CONNECTED),
                at("c1", "+4930111", CONNECTED));

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(added -> added.party().device())
                .containsExactly("2003", "+4930111");
        assertThat(scene.ends()).containsExactly("2002 RELEASED, 3 Unknown, unknown, unseen");
        assertThat(scene.callsInProgress()).isEqualTo(1);
    }

    @Test
    void aTrunkThatIsNamedOtherwiseThanInTheEventsIsTheSameParty() {
        Scene outside = Scene.of(Traits.RELEASER, "2001").talking("c1", "2001", "+4930111");
        outside.linkDown();
        outside.linkUp();
        outside.monitor("2001").then();
        outside.tell(new CallEvent.CallSnapshot(
                outside.now(),
                "c1",
                DeviceId.Withheld.ABSENT,
                DeviceId.Withheld.ABSENT,
                List.of(at("c1", "2001", CONNECTED), at("c1", "T17", CONNECTED))));

        assertThat(outside.lines()).isEmpty();
    }

    @Test
    void whatIsKnownFromEventsIsNotOverruled() {
        has("2001");
        call("c1", "2001", "2002", at("c1", "2002", CONNECTED));

        assertThat(scene.lines()).isEmpty();
    }

    /** Seen where a call that rang at an unmonitored device was picked up from another one unseen. */
    @Test
    void anotherNumberIsAnotherPartyAndWhoIsNotThereAnyMoreHasLeft() {
        scene.on("2003").call("c3").originated("2003", "4001");
        scene.on("2003").call("c3").delivered("2003", "4001");
        gap();
        call("c3", "2003", "4001", at("c3", "2003", CONNECTED), at("c3", "4002", CONNECTED));
        scene.then();
        scene.on("2003").call("c3").local(CONNECTED).cleared("4002", "4002");
        scene.on("2003").call("c3").local(NULL).cleared("2003", "4002");

        assertThat(scene.ends())
                .containsExactly("4002 RELEASED, by 4002", "2003 RELEASED, 2 Remote, by 4002", "c3 over, by 4002");
    }

    @Test
    void anOutsidePartyThatIsNamedOtherwiseInAnAnswerIsNoOtherOne() {
        scene.on("2003").call("c3").originated("2003", "+4930123456");
        scene.on("2003").call("c3").established("2003", "+4930123456");
        gap();
        for (String name : List.of("T7", "030123456")) {
            call("c3", "2003", "+4930123456", at("c3", "2003", CONNECTED), at("c3", name, CONNECTED));
        }

        assertThat(scene.lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = LocalConnectionState.class,
            names = {"CONNECTED", "HOLD", "FAIL"})
    void whoTalksHoldsOrHearsToneHasAnsweredUnseen(LocalConnectionState own) {
        Scene called = Scene.of(Traits.DROPPED, "2002");
        called.on("2002").delivered("4001", "2002");
        called.linkDown().linkUp();
        called.monitor("2002").then();
        called.on("2002").local(own).cleared("4001", "4001");
        called.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(called.ends()).contains("2002 RELEASED, 2 Remote, by 4001");
    }

    /** Seen where the link that tells of the other device had fallen silent before the call ended. */
    @Test
    void whoRangWhenAnotherOneAnsweredWasNotLeftByTheCallerThoughItsEndWentUnseen() {
        scene.on("2001").call("c3").originated("2001", "2900");
        scene.on("2001", "2002").call("c3").delivered("2001", "2002");
        scene.on("2001", "2003").call("c3").delivered("2001", "2003");
        scene.on("2001", "2003").call("c3").established("2001", "2003");
        scene.then();
        scene.on("2001").call("c3").local(NULL).cleared("2001", "2001");
        scene.on("2003").call("c3").local(NULL).cleared("2003", "2001");
        gap();
        has("2002", at("c1", "2002", CONNECTED));

        assertThat(scene.ends()).contains("2002 RELEASED, 3 Unknown, unknown, unseen");
    }
}
