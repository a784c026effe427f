package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.tracking.fixture.Devices.connection;

import org.junit.jupiter.api.Test;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Calls and legs are known again whatever identifiers the switch uses for them. */
class IdentityTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002");

    @Test
    void theLinkageIdJoinsLegsThatHaveDifferentCallIdentifiers() {
        scene.on("2001").call("a").linkage("L").originated("2001", "2002");
        scene.on("2002").call("b").linkage("L").delivered("2001", "2002");
        scene.on("2002").call("b").linkage("L").established("2001", "2002");
        scene.on("2001").call("a").local(NULL).cleared("2001", "2001");
        scene.on("2002").call("b").local(NULL).cleared("2002", "2001");

        assertThat(scene.changes(CallChange.CallCreated.class)).hasSize(1);
        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 RELEASED, 2 Remote, by 2001", "b over, by 2001");
    }

    @Test
    void aDeviceThatGoesOffHookAnewMakesAnotherCallWhateverTheLinkageSays() {
        scene.on("2001").call("a").linkage("L").originated("2001", "2002");
        scene.on("2001").call("b").linkage("L").initiated("2001");

        assertThat(scene.changes(CallChange.CallCreated.class)).hasSize(2);
    }

    @Test
    void aConnectionWithTheCallAloneIsOfTheDeviceThatIsNamed() {
        scene.on("2001").connectionDevice("").originated("2001", "2002");
        scene.on("2001", "2002").connectionDevice("").delivered("2001", "2002");
        scene.on("2001", "2002").connectionDevice("").established("2001", "2002");
        scene.on("2001").connectionDevice("").local(NULL).cleared("2001", "2002");
        scene.on("2002").connectionDevice("").local(NULL).cleared("2002", "2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 2 Remote, by 2002", "2002 RELEASED, 1 Local, by 2002", "c1 over, by 2002");
    }

    @Test
    void aConnectionWithTheDeviceAloneIsOfItsOnlyCall() {
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001").call("").local(NULL).cleared("2001", "2001");
        scene.on("2002").call("").local(NULL).cleared("2002", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 RELEASED, 2 Remote, by 2001", "c1 over, by 2001");
    }

    @Test
    void aConnectionWithTheDeviceAloneIsNotGuessedAmongSeveralCalls() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001").held("2001");
        scene.on("2001").call("c2").originated("2001", "+4930111");
        scene.then();
        scene.on("2001").call("").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends()).isEmpty();
        assertThat(scene.tracker().unmatched()).isEqualTo(1);
    }

    @Test
    void aDynamicDeviceIdIsLearnedBesideTheDevice() {
        scene.on("2001").connectionDevice("D1").originated("2001", "2002");
        scene.on("2001", "2002").connectionDevice("D2").delivered("2001", "2002");
        scene.on("2001", "2002").connectionDevice("D2").established("2001", "2002");
        scene.then();
        scene.on("2001", "2002").local(NULL).cleared("D2", "2002");
        scene.on("2001", "2002").local(NULL).cleared("D1", "2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aTrunkPrefixDoesNotMakeAnotherDevice() {
        scene.on("2001").delivered("04930111", "2001");
        scene.on("2001").established("4930111", "2001");
        scene.on("2001").local(CONNECTED).cleared("4930111", "04930111");

        assertThat(scene.changes(CallChange.PartyAdded.class)).hasSize(2);
        assertThat(scene.ends()).first().isEqualTo("04930111 RELEASED, by 04930111");
    }

    @Test
    void aTrunkPrefixIsNothingBesideAMonitoredDevice() {
        scene.on("2001").delivered("02001", "2001");

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(added -> added.party().device())
                .containsExactly("02001", "2001");
    }

    @Test
    void aWithheldCallerMayBeIdentifiedLater() {
        scene.on("2002").delivered("", "2002");
        scene.on("2001").originated("2001", "2002");
        scene.on("2002").established("2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.lines())
                .contains("somebody comes DIALING", "2001 INITIATED to DIALING", "2001 RELEASED, 1 Local, by 2001");
        assertThat(scene.changes(CallChange.PartyAdded.class)).hasSize(2);
        assertThat(scene.changes(CallChange.PartyLeft.class)).hasSize(2);
    }

    @Test
    void aCallerBehindATrunkIsKnownByTheConnectionOfTheTrunk() {
        scene.on("2001").delivered("+4930111", "2001", connection("c1", "T7"));
        scene.on("2001").established("+4930111", "2001");
        scene.then();
        scene.on("2001").local(CONNECTED).cleared("T7", "T7");

        assertThat(scene.ends()).first().isEqualTo("+4930111 RELEASED, by +4930111");
        assertThat(scene.changes(CallChange.PartyAdded.class)).isEmpty();
    }

    @Test
    void onASwitchThatNamesTheDroppedDeviceThatOneCounts() {
        Scene panasonic = Scene.of(Traits.DROPPED, "2001", "2002")
                .talking("c1", "2001", "2002")
                .then();
        panasonic.on("2001").local(CONNECTED).cleared("2001", "2002");
        panasonic.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(panasonic.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }
}
