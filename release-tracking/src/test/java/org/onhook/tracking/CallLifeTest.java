package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.NULL;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallType;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** The plain life of a call, and that it is told once however many monitors report it. */
class CallLifeTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002");

    @Test
    void aCallIsToldFromItsFirstDigitToItsEnd() {
        scene.on("2001").initiated("2001");
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").delivered("2001", "2002");
        scene.on("2001").established("2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.lines())
                .containsExactly(
                        "c1 begins",
                        "2001 comes INITIATED",
                        "2001 INITIATED to DIALING",
                        "2002 comes ALERTING",
                        "2002 ALERTING to CONNECTED",
                        "2001 DIALING to CONNECTED",
                        "2001 RELEASED, 1 Local, by 2001",
                        "2002 RELEASED, 2 Remote, by 2001",
                        "c1 over, by 2001");
        assertThat(scene.callsInProgress()).isZero();
    }

    @Test
    void twoMonitorsThatReportTheSameTellNothingTwice() {
        scene.ringing("c1", "2001", "2002");
        scene.on("2001", "2002").established("2001", "2002");
        scene.on("2001", "2002").local(NULL).cleared("2002", "2002");
        scene.on("2001", "2002").local(NULL).cleared("2001", "2002");

        assertThat(scene.lines())
                .containsExactly(
                        "c1 begins",
                        "2001 comes DIALING",
                        "2002 comes ALERTING",
                        "2002 ALERTING to CONNECTED",
                        "2001 DIALING to CONNECTED",
                        "2002 RELEASED, 1 Local, by 2002",
                        "2001 RELEASED, 2 Remote, by 2002",
                        "c1 over, by 2002");
    }

    @Test
    void doubledEventsTellNothingTwice() {
        scene.on("2001", "2001").originated("2001", "2002");
        scene.on("2001", "2001", "2002", "2002").delivered("2001", "2002");
        scene.on("2001", "2001", "2002", "2002").established("2001", "2002");
        scene.on("2001", "2001").local(NULL).cleared("2001", "2001");
        scene.on("2002", "2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.lines()).hasSize(8).doesNotHaveDuplicates();
        assertThat(scene.changes(CallChange.CallEnded.class)).hasSize(1);
    }

    @Test
    void devicesGoOffHookAndOnHookWithTheirCalls() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.deviceLines())
                .containsExactly("2001 off-hook", "2002 off-hook", "2001 on-hook", "2002 on-hook");
    }

    @Test
    void anAlertingDeviceStaysOnHook() {
        scene.ringing("c1", "2001", "2002");

        assertThat(scene.deviceLines()).containsExactly("2001 off-hook");
    }

    @Test
    void aDeviceWithASecondCallStaysOffHookUntilBothAreOver() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001").held("2001");
        scene.on("2001").call("c2").originated("2001", "+4930111");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "2001");
        assertThat(scene.deviceLines()).doesNotContain("2001 on-hook");

        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.deviceLines()).contains("2001 on-hook");
    }

    @Test
    void theTypeOfACallFollowsFromItsEnds() {
        scene.on("2001").originated("2001", "+4930111");
        scene.on("2002").call("c2").delivered("+4930111", "2002");
        Scene inside = Scene.of(Traits.RELEASER, "2001", "2002").ringing("c3", "2001", "2002");

        assertThat(scene.changes(CallChange.CallCreated.class))
                .extracting(created -> created.call().type())
                .containsExactly(CallType.OUTBOUND, CallType.INBOUND);
        assertThat(inside.changes(CallChange.CallCreated.class))
                .extracting(created -> created.call().type())
                .containsExactly(CallType.INTERNAL);
    }

    @Test
    void aSecondCallWhileTheFirstIsHeldIsAConsultation() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001").held("2001");
        scene.on("2001").call("c2").initiated("2001");

        List<CallChange.CallCreated> created = scene.changes(CallChange.CallCreated.class);
        assertThat(created.get(1).call().type()).isEqualTo(CallType.CONSULT);
        assertThat(created.get(1).call().consultationOf())
                .isEqualTo(created.get(0).call().ref());
    }

    @Test
    void whenTheLastMonitoredPartyHasLeftTheOthersLeaveByTheSameDecision() {
        scene.talking("c1", "2001", "+4930111").then();
        scene.on("2001").local(NULL).cleared("2001", "+4930111");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 2 Remote, by +4930111",
                        "+4930111 RELEASED, by +4930111",
                        "c1 over, by +4930111");
    }

    @Test
    void aTrunkHasNoNumberToReport() {
        scene.talking("c1", "2001", "T7").then();
        scene.on("2001").local(NULL).cleared("2001", "T7");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 2 Remote, by somebody", "T7 RELEASED, by somebody", "c1 over, by somebody");
    }

    @Test
    void aCallClearedAloneEndsTheCallAndNamesNobody() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001").callCleared();
        scene.pass(1_000);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown", "2002 RELEASED, 3 Unknown, unknown", "c1 over, unknown");
    }

    @Test
    void aCallClearedAfterTheClearsTellsNothingMore() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2002");
        scene.then();
        scene.on("2001").callCleared();

        assertThat(scene.ends()).containsExactly("2002 RELEASED, 1 Local, by 2002", "c1 over, by 2002");
    }

    @Test
    void aCallThatFailsAtOnceIsToldAndEndsWithItsCaller() {
        scene.on("2001").cause(EventCause.INVALID_NUMBER_FORMAT).failed("2001", "2001", "4711");
        scene.on("2001").local(NULL).cause(EventCause.NORMAL_CLEARING).cleared("2001", "2001");

        assertThat(scene.lines())
                .containsExactly(
                        "c1 begins",
                        "2001 comes DIALING",
                        "2001 DIALING to FAILED",
                        "2001 RELEASED, 1 Local, by 2001",
                        "c1 over, by 2001");
    }

    @Test
    void anEventOfACallThatIsNotKnownIsCounted() {
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2001").callCleared();
        scene.on("2001").diverted("2001", "2002");

        assertThat(scene.changes()).isEmpty();
        assertThat(scene.tracker().unmatched()).isEqualTo(3);
    }

    @Test
    void aCallThatBeganBeforeUsIsTakenUpByItsHold() {
        scene.on("2001").held("2001");

        assertThat(scene.lines()).containsExactly("c1 begins", "2001 comes CONNECTED", "2001 CONNECTED to HELD");
    }

    @Test
    void networkReachedIsToldToTheCaller() {
        scene.on("2001").originated("2001", "+4930111");
        scene.on("2001").networkReached("2001", "T7", "+4930111");

        assertThat(scene.lines()).contains("+4930111 comes CONNECTED", "2001 reaches network at +4930111");
    }
}
