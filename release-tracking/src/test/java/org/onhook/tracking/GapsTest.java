package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.NULL;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Times at which events go unseen. */
class GapsTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002")
            .talking("c1", "2001", "2002")
            .then();

    private void backUp() {
        scene.linkUp();
        scene.monitor("2001", "2002");
    }

    @Test
    void aCallThatIsGoneWhenTheLinkComesBackEndsUnseen() {
        scene.linkDown();
        backUp();
        scene.then().pass(61_500);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown, unseen",
                        "2002 RELEASED, 3 Unknown, unknown, unseen",
                        "c1 over, unknown, unseen");
    }

    @Test
    void aCallIsKeptForTenMinutesWhileTheLinkStaysAway() {
        scene.linkDown().pass(590_000);
        assertThat(scene.callsInProgress()).isEqualTo(1);

        scene.pass(40_000);
        assertThat(scene.callsInProgress()).isZero();
    }

    @Test
    void aCallOfWhichSomethingIsHeardGoesOn() {
        scene.linkDown();
        backUp();
        scene.on("2001", "2002").held("2001");
        scene.then().pass(120_000);

        assertThat(scene.ends()).isEmpty();
    }

    @Test
    void whoClearedWhileTheLinkWasDownIsUnknown() {
        scene.linkDown();
        backUp();
        scene.then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.pass(1_000);

        assertThat(scene.ends()).first().isEqualTo("2001 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void whenBothWereHeardOfSinceTheClearCountsAgain() {
        scene.linkDown();
        backUp();
        scene.on("2001").held("2001");
        scene.on("2002").held("2001");
        scene.then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 RELEASED, 2 Remote, by 2001", "c1 over, by 2001");
    }

    @Test
    void lostMessagesMakeAReleaseUnknown() {
        scene.tell(new CallEvent.MessagesLost(scene.now()));
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.pass(1_000);

        assertThat(scene.ends()).first().isEqualTo("2001 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void aMonitorThatIsStartedAgainInsideACallMakesItUncertain() {
        scene.tell(new CallEvent.MonitorStopped(scene.now(), "2002", "test"));
        scene.monitor("2002");
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.pass(1_000);

        assertThat(scene.ends()).first().isEqualTo("2002 RELEASED, 3 Unknown, unknown, unseen");
    }

    @Test
    void aMonitorThatIsStartedAgainWatchesTheSameDevice() {
        scene.tell(new CallEvent.MonitorStopped(scene.now(), "2002", "test"));
        scene.monitor("2002");
        scene.on("2001", "2002").held("2001");
        scene.on("2001", "2002").local(NULL).cleared("2002", "2002");
        scene.on("2001", "2002").local(NULL).cleared("2001", "2002");
        scene.ringing("c2", "2002", "2001");

        assertThat(scene.deviceLines()).containsExactly("2002 on-hook", "2001 on-hook", "2002 off-hook");
        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aDeviceWhoseMonitorIsStartedAgainIsOffHookAlready() {
        scene.tell(new CallEvent.MonitorStopped(scene.now(), "2002", "test"));
        scene.monitor("2002");
        scene.on("2002").call("c2").originated("2002", "+4930111");

        assertThat(scene.deviceLines()).isEmpty();
    }

    @Test
    void aDeviceThatIsNoLongerMonitoredEndsItsCallAfterAMinute() {
        scene.tell(new CallEvent.MonitorStopped(scene.now(), "2001", "test"));
        scene.tell(new CallEvent.MonitorStopped(scene.now(), "2002", "test"));
        scene.pass(65_000);

        assertThat(scene.callsInProgress()).isZero();
        assertThat(scene.tracker().board().dns()).isEmpty();
    }

    @Test
    void anotherLinkThatStillWatchesKeepsTheCallCertain() {
        scene.tell("second", new CallEvent.LinkUp(scene.now()));
        scene.tell("second", new CallEvent.MonitorStarted(scene.now(), "2001"));
        scene.tell("second", new CallEvent.MonitorStarted(scene.now(), "2002"));
        scene.linkDown().then();
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void linkChangesAreToldOnce() {
        scene.linkDown();
        scene.linkDown();
        scene.linkUp();
        scene.linkUp();

        assertThat(scene.deviceLines()).containsExactly("link down", "link up");
    }

    @Test
    void whatClearsWithADeviceOutOfServiceIsTheSwitch() {
        scene.tell(new CallEvent.OutOfService(scene.now(), "2002", Cause.NONE));
        scene.on("2001").local(NULL).cleared("2001", "");
        scene.on("2002").local(NULL).cleared("2002", "");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, by the switch",
                        "2002 RELEASED, 3 Unknown, by the switch",
                        "c1 over, by the switch");
    }

    @Test
    void serviceChangesAreToldOnce() {
        scene.tell(new CallEvent.OutOfService(scene.now(), "2002", Cause.NONE));
        scene.tell(new CallEvent.OutOfService(scene.now(), "2002", Cause.NONE));
        scene.tell(new CallEvent.BackInService(scene.now(), "2002", Cause.NONE));
        scene.tell(new CallEvent.BackInService(scene.now(), "2999", Cause.NONE));

        assertThat(scene.deviceLines()).containsExactly("2002 out of service", "2002 in service");
    }

    @Test
    void aCallWithoutAnyEventForADayEnds() {
        scene.pass(24 * 3_600_000L - 1_000);
        assertThat(scene.callsInProgress()).isEqualTo(1);

        scene.pass(60_000).pass(60_000);
        assertThat(scene.ends()).last().isEqualTo("c1 over, unknown, unseen");
    }
}
