package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.NULL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.EventCause;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Calls that go on elsewhere: nobody released them. */
class RedirectionTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002", "2003", "2900");

    @Test
    void aCallDivertedOnNoAnswerGoesOn() {
        scene.ringing("c1", "2001", "2002").then();
        scene.on("2001", "2002").cause(EventCause.CALL_FORWARD_NO_ANSWER).diverted("2002", "2003");
        scene.on("2001", "2003").delivered("2001", "2003");
        scene.on("2001", "2003").established("2001", "2003");

        assertThat(scene.lines())
                .containsExactly(
                        "2002 FORWARDED, 3 Unknown, by the switch",
                        "2003 comes ALERTING",
                        "2003 ALERTING to CONNECTED",
                        "2001 DIALING to CONNECTED");
    }

    @Test
    void aCallerThatIsNotMonitoredDoesNotEndACallThatIsDiverted() {
        scene.on("2002").delivered("+4930111", "2002");
        scene.then();
        scene.on("2002").local(NULL).cause(EventCause.REDIRECTED).diverted("2002", "2003");
        scene.pass(300);
        scene.on("2003").delivered("+4930111", "2003");

        assertThat(scene.lines()).containsExactly("2002 REDIRECTED, 3 Unknown, by the switch", "2003 comes ALERTING");
    }

    @Test
    void aCallDivertedToWhereNobodyListensEnds() {
        scene.on("2002").delivered("+4930111", "2002");
        scene.then();
        scene.on("2002").local(NULL).cause(EventCause.REDIRECTED).diverted("2002", "+4930999");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 REDIRECTED, 3 Unknown, by the switch",
                        "+4930111 RELEASED, by the switch",
                        "c1 over, by the switch");
    }

    @Test
    void aDivertedCallOfWhichNothingIsHeardEndsAfterAWhile() {
        scene.on("2002").delivered("+4930111", "2002");
        scene.then();
        scene.on("2002").local(NULL).cause(EventCause.REDIRECTED).diverted("2002", "2003");
        assertThat(scene.callsInProgress()).isEqualTo(1);
        scene.pass(1_100);

        assertThat(scene.callsInProgress()).isZero();
    }

    @Test
    void aCallPickedUpElsewhereGoesOn() {
        scene.ringing("c1", "2001", "2002").then();
        scene.on("2001", "2002").cause(EventCause.CALL_PICKUP).diverted("2002", "2003");
        scene.on("2001", "2003").established("2001", "2003");

        assertThat(scene.lines())
                .containsExactly(
                        "2002 PICKED_UP, 3 Unknown, by the switch",
                        "2003 comes CONNECTED",
                        "2001 DIALING to CONNECTED");
    }

    @Test
    void whereOneOfAGroupAnswersTheOthersLoseTheCall() {
        scene.on("2001").originated("2001", "2900");
        scene.on("2001", "2002").delivered("2001", "2002");
        scene.on("2001", "2003").delivered("2001", "2003");
        scene.on("2001", "2003").established("2001", "2003");
        scene.then();
        scene.on("2002").local(NULL).cause(EventCause.NORMAL_CLEARING).cleared("2002", "2002");

        assertThat(scene.ends()).containsExactly("2002 REDIRECTED, 3 Unknown, by the switch");
        assertThat(scene.callsInProgress()).isEqualTo(1);
    }

    @Test
    void theOthersOfAGroupMayBeToldBeforeTheAnswer() {
        Scene group = Scene.of(Traits.DROPPED, "2001", "2002", "2003");
        group.on("2001").originated("2001", "2999");
        group.on("2001", "2002").delivered("2001", "2002");
        group.on("2001", "2003").delivered("2001", "2003");
        group.then();
        group.on("2002").local(NULL).cleared("2002", "2002");
        group.on("2001", "2003").established("2001", "2003");

        assertThat(group.ends()).containsExactly("2002 REDIRECTED, 3 Unknown, by the switch");
    }

    @Test
    void aQueueThatPassesTheCallOnDistributesIt() {
        scene.on("2001").originated("2001", "2900");
        scene.on("2001", "2900").queued("2001", "2900");
        scene.then();
        scene.on("2900").cause(EventCause.DISTRIBUTED).diverted("2900", "2002");
        scene.on("2001", "2002").delivered("2001", "2002");
        scene.on("2001", "2002").established("2001", "2002");

        assertThat(scene.lines())
                .containsExactly(
                        "2900 DISTRIBUTED, 3 Unknown, by the switch",
                        "2002 comes ALERTING",
                        "2002 ALERTING to CONNECTED",
                        "2001 DIALING to CONNECTED");
    }

    @Test
    void aQueueLosesTheCallWhenAnAgentAnswersThoughNothingSaysSo() {
        scene.on("2001").originated("2001", "2900");
        scene.on("2001", "2900").queued("2001", "2900");
        scene.on("2001", "2002").delivered("2001", "2002");
        scene.then();
        scene.on("2001", "2002").established("2001", "2002");

        assertThat(scene.ends()).containsExactly("2900 DISTRIBUTED, 3 Unknown, by the switch");
    }

    @Test
    void aCallerMayGiveUpInTheQueue() {
        scene.on("2001").originated("2001", "2900");
        scene.on("2001", "2900").queued("2001", "2900");
        scene.then();
        scene.on("2900").local(NULL).cleared("2900", "2001");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2900 ABANDONED, 2 Remote, by 2001", "2001 RELEASED, 1 Local, by 2001", "c1 over, by 2001");
    }

    @Test
    void anOutsideCallerMayGiveUpInTheQueue() {
        scene.on("2900").queued("+4930111", "2900");
        scene.then();
        scene.on("2900").local(NULL).cause(EventCause.CALL_CANCELLED).cleared("2900", "");

        assertThat(scene.ends())
                .containsExactly(
                        "2900 ABANDONED, 2 Remote, by +4930111",
                        "+4930111 RELEASED, by +4930111",
                        "c1 over, by +4930111");
    }

    /** No clear of it is told where each monitor is told of its own clear alone. */
    @Test
    void whoRangUnmonitoredIsOutOfTheCallThatAnotherOneAnswered() {
        Scene scene = Scene.of(Traits.SELF, "2001", "2003");
        scene.on("2001").originated("2001", "2900");
        scene.on("2001").delivered("2001", "2900");
        scene.on("2001", "2003").established("2001", "2003");
        scene.then();
        scene.on("2003").local(NULL).cleared("2003", "2003");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2900 REDIRECTED, by the switch",
                        "2003 RELEASED, 1 Local, by 2003",
                        "2001 RELEASED, 2 Remote, by 2003",
                        "c1 over, by 2003");
    }

    /** Seen where of a ring group only the one that answers is monitored, and the switch tells it of every leg. */
    @ParameterizedTest
    @CsvSource({"4002, REDIRECTED", "T7, REDIRECTED", "4002, NORMAL_CLEARING"})
    void whoRangUnseenLosesTheCallAndTheCallerIsStillThere(String unseen, EventCause cause) {
        Scene scene =
                Scene.of(Traits.DROPPED, "2003").talking("c1", "4001", "2003").then();
        scene.on("2003").local(CONNECTED).cause(cause).cleared(unseen, unseen);
        scene.pass(2000);
        assertThat(scene.ends()).isEmpty();

        scene.on("2003").local(CONNECTED).cleared("4001", "4001");
        scene.on("2003").local(NULL).cleared("2003", "2003");
        assertThat(scene.ends()).contains("2003 RELEASED, 2 Remote, by 4001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T7", "030123456", "0004930123456"})
    void anOutsidePartyIsKnownByWhateverItsConnectionIsCalled(String connectionDevice) {
        Scene scene = Scene.of(Traits.DROPPED, "2003")
                .talking("c1", "+4930123456", "2003")
                .then();
        scene.on("2003").local(CONNECTED).cleared(connectionDevice, connectionDevice);
        scene.on("2003").local(NULL).cleared("2003", "2003");

        assertThat(scene.ends()).contains("2003 RELEASED, 2 Remote, by +4930123456");
    }
}
