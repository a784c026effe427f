package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.FAIL;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.api.request.TRequestType.ANSWER_CALL;
import static org.onhook.api.request.TRequestType.CLEAR_CALL;
import static org.onhook.api.request.TRequestType.DELETE_FROM_CONFERENCE;
import static org.onhook.api.request.TRequestType.HOLD_CALL;
import static org.onhook.api.request.TRequestType.INITIATE_TRANSFER;
import static org.onhook.api.request.TRequestType.MAKE_CALL;
import static org.onhook.api.request.TRequestType.REDIRECT_CALL;
import static org.onhook.api.request.TRequestType.RELEASE_CALL;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.request.TRequest;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.fixture.Devices;
import org.onhook.tracking.fixture.Monitors;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Requests and their outcomes, in each order of answer and event. */
class RequestsTest {

    private static Stream<SwitchTraits> switches() {
        return Stream.of(Traits.UNKNOWN, Traits.RELEASER, Traits.DROPPED, Traits.SELF);
    }

    private static Scene talking(SwitchTraits traits) {
        return Scene.of(traits, "2001", "2002")
                .talking("c1", "2001", "2002")
                .pass(2_000)
                .then();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aReleaseThatWasConfirmedBeforeIsTheRequesters(SwitchTraits traits) {
        Scene scene = talking(traits).requested(77, RELEASE_CALL, "2002", "c1").confirmed(77);
        scene.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(scene.outcomes()).containsExactly("77 carried out", "2002 RELEASED, 1 Local, by 2002");
        assertThat(scene.rule()).isEqualTo("confirmed-request");
    }

    @ParameterizedTest
    @MethodSource("switches")
    void aReleaseWaitsForTheAnswerAndIsTheRequestersThen(SwitchTraits traits) {
        Scene scene = talking(traits).requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.pass(300);
        assertThat(scene.outcomes()).isEmpty();

        scene.confirmed(77);

        assertThat(scene.outcomes()).containsExactly("77 carried out", "2002 RELEASED, 1 Local, by 2002");
        assertThat(scene.rule()).isEqualTo("confirmed-request");
    }

    @Test
    void aSwitchThatNamesTheReleaserTellsAfterARefusalWhoWasFaster() {
        Scene scene = talking(Traits.RELEASER).requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2002").local(NULL).cleared("2002", "2001");
        assertThat(scene.outcomes()).isEmpty();

        scene.refused(77);

        assertThat(scene.outcomes()).containsExactly("2002 RELEASED, 2 Remote, by 2001", "77 failed INVALID_CONN_ID");
    }

    @Test
    void itDoesNotWaitForAnAnswerLongerThanThat() {
        Scene scene = talking(Traits.DROPPED).requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2001", "2002").cleared("2001", "2001");
        scene.pass(400);
        assertThat(scene.outcomes()).isEmpty();
        scene.pass(200);
        assertThat(scene.outcomes()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void whatIsConfirmedTooLateIsAcknowledged() {
        Scene scene = talking(Traits.DROPPED).requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.pass(600).confirmed(77);

        assertThat(scene.outcomes()).containsExactly("2002 RELEASED, 1 Local, by 2002", "77 acknowledged");
        assertThat(scene.rule()).isEqualTo("first-clear");
    }

    @Test
    void aRequestThatIsMadeAfterTheLegLeftClaimsNothingAndIsNotWaitedFor() {
        Scene scene = Scene.of(Traits.SELF, "2001", "2002");
        scene.on("2001").held("2001");
        scene.on("2002").established("2001", "2002");
        scene.then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.requested(77, RELEASE_CALL, "2002", "c1").confirmed(77).pass(600);

        assertThat(scene.outcomes()).containsExactly("2001 RELEASED, 3 Unknown, unknown");
    }

    @Test
    void theAnswerToARequestThatIsMadeAfterTheLegLeftIsNotWaitedFor() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002");
        scene.on("2001").held("2001");
        scene.on("2002").established("2001", "2002");
        scene.then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.pass(1).requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2002").local(CONNECTED).cleared("2001", "2001");

        assertThat(scene.outcomes()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void whoHungUpFirstLeavesTheRequesterOnTone() {
        Scene scene = talking(Traits.TONE).requested(77, RELEASE_CALL, "2001", "c1");
        scene.on("2001").local(FAIL).cleared("2002", "2002");
        scene.on("2001").local(FAIL).cause(EventCause.BLOCKED).failed("2001", "2001", "2002");
        scene.confirmed(77);
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.outcomes())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "77 carried out", "2001 RELEASED, 2 Remote, by 2002");
    }

    @Test
    void bothRequestAndTheFirstThatLeavesDidIt() {
        Scene scene = talking(Traits.DROPPED)
                .requested(77, RELEASE_CALL, "2001", "c1")
                .requested(78, RELEASE_CALL, "2002", "c1")
                .confirmed(77)
                .confirmed(78);
        scene.on("2001", "2002").cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(scene.outcomes())
                .containsExactly(
                        "77 carried out",
                        "2001 RELEASED, 1 Local, by 2001",
                        "78 carried out",
                        "2002 RELEASED, 2 Remote, by 2001");
    }

    @Test
    void aCallThatIsClearedForAllIsTheRequesters() {
        Scene scene = talking(Traits.UNKNOWN).requested(77, CLEAR_CALL, "2001", "c1");
        scene.on("2002").local(NULL).cleared("2002", "");
        scene.on("2001").local(NULL).cleared("2001", "");
        scene.confirmed(77);

        assertThat(scene.outcomes())
                .containsExactly(
                        "2002 RELEASED, 2 Remote, by 2001", "77 carried out", "2001 RELEASED, 1 Local, by 2001");
    }

    private static Scene conference(SwitchTraits traits) {
        Scene scene = Scene.of(traits, "2001", "2002", "2003").talking("c1", "2001", "2002");
        scene.on("2001").held("2001");
        scene.talking("c2", "2001", "2003");
        scene.on("2001", "2002", "2003")
                .conferenced("c2", "2001", "2003", Monitors.connections("c1", "2001", "2002", "2003"));
        return scene.pass(2_000).then();
    }

    @ParameterizedTest
    @MethodSource("switches")
    void whoIsRemovedFromAConferenceWasRemovedByTheRequester(SwitchTraits traits) {
        Scene scene = conference(traits).requested(77, DELETE_FROM_CONFERENCE, "2001", "c1", "2002");
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.on("2001", "2003").local(CONNECTED).cleared("2002", "2002");
        assertThat(scene.outcomes()).isEmpty();

        scene.confirmed(77);

        assertThat(scene.outcomes()).containsExactly("77 carried out", "2002 RELEASED, 2 Remote, by 2001");
    }

    @Test
    void aConferenceThatIsClearedForAllIsTheRequesters() {
        Scene scene = conference(Traits.DROPPED)
                .requested(77, CLEAR_CALL, "2001", "c1")
                .confirmed(77);
        for (String dn : List.of("2002", "2001", "2003")) {
            scene.on(dn).local(NULL).cleared(dn, dn);
        }
        scene.pass(600);

        assertThat(scene.outcomes())
                .containsExactly(
                        "2002 RELEASED, 2 Remote, by 2001",
                        "77 carried out",
                        "2001 RELEASED, 1 Local, by 2001",
                        "2003 RELEASED, 2 Remote, by 2001");
    }

    @ParameterizedTest
    @MethodSource("switches")
    void rejectingByRequestIsARejection(SwitchTraits traits) {
        Scene scene = Scene.of(traits, "2001", "2002")
                .ringing("c1", "2001", "2002")
                .then()
                .requested(77, RELEASE_CALL, "2002", "c1");
        scene.on("2001").local(CONNECTED).cause(EventCause.BUSY).failed("2002", "2001", "2002");
        assertThat(scene.outcomes()).isEmpty();

        scene.confirmed(77);

        assertThat(scene.outcomes()).containsExactly("77 carried out", "2002 REJECTED, 1 Local, by 2002");
        assertThat(scene.rule()).isEqualTo("confirmed-request");
    }

    @Test
    void whatIsInFlightOnALostLinkClaimsNothing() {
        Scene scene = talking(Traits.SELF)
                .requested(77, RELEASE_CALL, "2001", "c1")
                .requested(78, RELEASE_CALL, "2002", "c1")
                .confirmed(78)
                .linkDown();

        assertThat(scene.outcomes())
                .containsExactly("77 failed SWITCH_NOT_CONNECTED", "78 failed SWITCH_NOT_CONNECTED");
        scene.linkUp().monitor("2001", "2002").confirmed(77);
        scene.on("2002").local(NULL).cleared("2002", "2002");
        assertThat(scene.changes(CallChange.PartyLeft.class))
                .noneMatch(left -> left.attribution().rule().equals("confirmed-request"));
    }

    @Test
    void whileADecisionWaitsForAnAnswerTheLinkMayBeLost() {
        Scene scene = talking(Traits.RELEASER).requested(77, RELEASE_CALL, "2001", "c1");
        scene.on("2001").local(NULL).cleared("2001", "2002");
        scene.linkDown();

        assertThat(scene.outcomes())
                .containsExactly("2001 RELEASED, 2 Remote, by 2002", "77 failed SWITCH_NOT_CONNECTED");
    }

    @Test
    void aRequestThatIsNotAnsweredFails() {
        Scene scene = talking(Traits.DROPPED).requested(77, RELEASE_CALL, "2001", "c1");
        scene.pass(4_800);
        assertThat(scene.outcomes()).isEmpty();
        scene.pass(300);
        assertThat(scene.outcomes()).containsExactly("77 failed TIMEOUT");
    }

    @Test
    void aRequestThatIsConfirmedAndNothingElseFails() {
        Scene scene = talking(Traits.DROPPED)
                .requested(77, RELEASE_CALL, "2001", "c1")
                .pass(4_000)
                .confirmed(77);
        scene.pass(4_800);
        assertThat(scene.outcomes()).isEmpty();
        scene.pass(300);
        assertThat(scene.outcomes()).containsExactly("77 failed TIMEOUT");
        scene.on("2001", "2002").cleared("2001", "2001");
        assertThat(scene.rule()).isEqualTo("first-clear");
    }

    @Test
    void otherRequestsAreToldByWhatTheyBringAboutWheneverTheyAreAnswered() {
        Scene scene = talking(Traits.DROPPED).requested(77, HOLD_CALL, "2001", "c1");
        scene.on("2001", "2002").held("2001");
        scene.confirmed(77);
        scene.on("2001", "2002").retrieved("2001");
        scene.on("2001", "2002").held("2001");

        assertThat(scene.changes(CallChange.RequestCarriedOut.class)).hasSize(1);
        assertThat(scene.pass(10_000).outcomes()).containsExactly("77 carried out");
    }

    @Test
    void aCallIsAnsweredAndAnotherOneRedirectedByRequest() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002")
                .ringing("c1", "2001", "2002")
                .ringing("c2", "+4930111", "2001")
                .then()
                .requested(77, ANSWER_CALL, "2002", "c1")
                .confirmed(77)
                .requested(78, REDIRECT_CALL, "2001", "c2", "2009")
                .confirmed(78);
        scene.on("2001", "2002").established("2001", "2002");
        scene.on("2001").call("c2").diverted("2001", "2009");

        assertThat(scene.outcomes())
                .containsExactly(
                        "77 carried out",
                        "78 carried out",
                        "2001 REDIRECTED, 3 Unknown, by the switch",
                        "+4930111 RELEASED, by the switch");
    }

    @Test
    void aCallIsMadeByRequest() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002")
                .requested(77, new TRequest(MAKE_CALL, "2001", 0, 0, "2002"))
                .tell(new CallEvent.RequestConfirmed(1, 77, Devices.connection("c7", "2001")));
        scene.on("2001").call("c6").originated("2001", "2009");
        assertThat(scene.outcomes()).isEmpty();
        scene.on("2001").call("c7").initiated("2001");
        scene.on("2001").call("c7").originated("2001", "2002");

        assertThat(scene.changes(CallChange.RequestCarriedOut.class)).hasSize(1);
        int at = scene.changes()
                .indexOf(scene.changes(CallChange.RequestCarriedOut.class).get(0));
        assertThat(scene.changes().get(at + 1)).isInstanceOf(CallChange.PartyStateChanged.class);
    }

    @Test
    void aConsultationIsHoldAndCall() {
        Scene scene = talking(Traits.DROPPED).requested(77, INITIATE_TRANSFER, "2001", "c1", "2003");
        scene.on("2001", "2002").cause(EventCause.CONSULTATION).held("2001");
        scene.on("2001").call("c2").originated("2001", "2003");
        scene.confirmed(77);

        assertThat(scene.changes(CallChange.RequestCarriedOut.class)).hasSize(2);
    }
}
