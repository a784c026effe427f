package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.tracking.fixture.Monitors.connections;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/**
 * Conferences that end, or may end, with their controller, told by monitors that are not equally fast: what arrives before
 * the controller's clear may be a consequence of it all the same. 2002 is the controller.
 */
class ConferenceEndingTest {

    private static final long WINDOW = 500;

    private static SwitchTraits traits(ReleasingDeviceReading reading, ConferenceEnding ending) {
        return Traits.of(reading, ClearPattern.UNKNOWN, ending);
    }

    private static final SwitchTraits ENDS =
            traits(ReleasingDeviceReading.DROPPED, ConferenceEnding.ENDS_WITH_CONTROLLER);

    private Scene scene = Scene.of(ENDS, "2001", "2002", "2003", "2004");

    private void on(SwitchTraits traits) {
        scene.tell(new CallEvent.LinkConfigured(scene.now(), traits));
    }

    private void three() {
        scene.talking("c1", "2001", "2002");
        scene.on("2001", "2002").held("2002");
        scene.talking("c2", "2002", "2003");
        scene.on("2001", "2002", "2003")
                .cause(EventCause.CONFERENCE)
                .conferenced("c2", "2002", "2003", connections("c1", "2001", "2002", "2003"));
        scene.pass(5_000).then();
    }

    private void four() {
        three();
        scene.talking("c3", "2002", "2004");
        scene.on("2001", "2002", "2003", "2004")
                .cause(EventCause.CONFERENCE)
                .conferenced("c3", "2002", "2004", connections("c1", "2001", "2002", "2003", "2004"));
        scene.pass(5_000).then();
    }

    /** The clear of its own leg, as its own monitor tells it. */
    private void own(String dn) {
        scene.on(dn).local(NULL).cleared(dn, dn);
    }

    /** The clear of another's leg, as the monitor of one who stays tells it. */
    private void tells(String monitor, String dropped) {
        scene.on(monitor).local(CONNECTED).cleared(dropped, dropped);
    }

    @Test
    void aMemberIsNotLocalBecauseItsMonitorWasFasterThanTheControllers() {
        three();
        own("2001");
        scene.pass(100);
        own("2002");
        scene.pass(20);
        own("2003");
        scene.pass(2 * WINDOW);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2002 RELEASED, 1 Local, by 2002",
                        "2003 RELEASED, 2 Remote, by 2002",
                        "c1 over, by 2002");
    }

    @Test
    void theControllersClearEndsTheConferenceForThoseWhoseClearsAreReadAfterTheLaneStood() {
        three();
        own("2002");
        scene.stand(3 * WINDOW);
        own("2001");
        own("2003");
        scene.pass(2 * WINDOW);

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002",
                        "2001 RELEASED, 2 Remote, by 2002",
                        "2003 RELEASED, 2 Remote, by 2002",
                        "c1 over, by 2002");
    }

    @Test
    void aMembersClearAwaitsTheControllersWhileTheLaneStands() {
        three();
        own("2001");
        scene.stand(3 * WINDOW);
        own("2002");
        own("2003");
        scene.pass(2 * WINDOW);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2002 RELEASED, 1 Local, by 2002",
                        "2003 RELEASED, 2 Remote, by 2002",
                        "c1 over, by 2002");
    }

    @Test
    void whetherTheLastOneWasKeptIsNotKnownWhereTheLaneStoodInBetween() {
        on(traits(ReleasingDeviceReading.DROPPED, ConferenceEnding.OUTLIVES_CONTROLLER));
        three();
        tells("2002", "2003");
        tells("2001", "2003");
        own("2003");
        tells("2001", "2002");
        own("2002");
        scene.stand(3 * WINDOW);
        own("2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2003 RELEASED, 1 Local, by 2003",
                        "2002 RELEASED, 1 Local, by 2002",
                        "2001 RELEASED, 3 Unknown, unknown",
                        "c1 over, unknown");
    }

    @Test
    void noneOfTheMembersIsLocalWhereAllTheirMonitorsWereFaster() {
        three();
        own("2001");
        own("2003");
        scene.pass(100);
        own("2002");
        scene.pass(2 * WINDOW);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2003 RELEASED, 3 Unknown, unknown",
                        "2002 RELEASED, 3 Unknown, unknown",
                        "c1 over, unknown");
    }

    @Test
    void noneOfFourIsLocalButTheController() {
        four();
        own("2001");
        own("2003");
        scene.pass(100);
        own("2002");
        own("2004");
        scene.pass(4 * WINDOW);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2003 RELEASED, 3 Unknown, unknown",
                        "2002 RELEASED, 1 Local, by 2002",
                        "2004 RELEASED, 2 Remote, by 2002",
                        "c1 over, by 2002");
    }

    @Test
    void theControllerReleasesWhomAThirdMonitorTellsOfAfterIt() {
        four();
        own("2001");
        tells("2003", "2002");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 2 Remote, by 2002", "2002 RELEASED, 1 Local, by 2002");

        tells("2003", "2001");
        own("2002");
        own("2003");
        own("2004");

        assertThat(scene.ends())
                .endsWith("2003 RELEASED, 2 Remote, by 2002", "2004 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @ParameterizedTest
    @EnumSource(value = ConferenceEnding.class)
    void whoIsToldToHaveLeftBeforeTheControllerLeftByItself(ConferenceEnding ending) {
        on(traits(ReleasingDeviceReading.DROPPED, ending));
        three();
        own("2001");
        tells("2002", "2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");

        own("2002");
        own("2003");

        assertThat(scene.ends())
                .endsWith("2002 RELEASED, 1 Local, by 2002", "2003 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void whoIsNotFollowedByTheControllerLeftByItselfAsSoonAsTheWindowIsOver() {
        three();
        own("2001");
        scene.pass(WINDOW - 100);

        assertThat(scene.ends()).isEmpty();

        scene.pass(100);

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
        assertThat(scene.rule()).isEqualTo("conference-leg");
    }

    @Test
    void nothingIsAwaitedWhereTheConferenceOutlivesItsController() {
        on(traits(ReleasingDeviceReading.DROPPED, ConferenceEnding.OUTLIVES_CONTROLLER));
        three();
        own("2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void nothingIsAwaitedWhereTheSwitchNamesTheReleaser() {
        on(traits(ReleasingDeviceReading.RELEASER, ConferenceEnding.ENDS_WITH_CONTROLLER));
        three();
        own("2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
        assertThat(scene.rule()).isEqualTo("releasing-device");
    }

    @Test
    void nothingIsAwaitedOfAControllerThatHasLeft() {
        four();
        own("2002");
        scene.pass(2 * WINDOW).then();
        own("2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void ofTheLastTwoTheFirstToLeaveReleasesTheOther() {
        three();
        own("2001");
        scene.pass(2 * WINDOW).then();
        own("2003");
        own("2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2003 RELEASED, 1 Local, by 2003", "2002 RELEASED, 2 Remote, by 2003", "c1 over, by 2003");
    }

    /** It follows the controller closely, though it is decided on that only much later, after the one before it. */
    @Test
    void aMemberIsJudgedByWhenItLeft() {
        on(traits(ReleasingDeviceReading.DROPPED, ConferenceEnding.UNKNOWN));
        four();
        own("2002");
        scene.pass(WINDOW - 100);
        own("2001");
        scene.pass(50);
        own("2003");
        scene.pass(3 * WINDOW);

        assertThat(scene.ends())
                .startsWith(
                        "2002 RELEASED, 1 Local, by 2002",
                        "2001 RELEASED, 3 Unknown, unknown",
                        "2003 RELEASED, 3 Unknown, unknown");
    }

    @Test
    void whoLeavesWhileItIsBeingDecidedOnAnotherIsToldOfThatOne() {
        four();
        own("2001");
        own("2003");
        scene.pass(3 * WINDOW);

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 1 Local, by 2003");
    }

    /** Each of two who leave at about the same time is named for its own leaving only. */
    @Test
    void theNameOfOneWhoLeavesIsNotThatOfTheOneBefore() {
        on(traits(ReleasingDeviceReading.RELEASER, ConferenceEnding.UNKNOWN));
        four();
        scene.on("2001").local(NULL).cleared("2001", "");
        own("2003");
        scene.pass(3 * WINDOW);

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001", "2003 RELEASED, 1 Local, by 2003");
    }

    @ParameterizedTest
    @EnumSource(value = ConferenceEnding.class, names = "OUTLIVES_CONTROLLER", mode = Mode.EXCLUDE)
    void aTransferOfTheConferenceDecidesWhatWaits(ConferenceEnding ending) {
        on(traits(ReleasingDeviceReading.DROPPED, ending));
        four();
        own("2001");
        scene.on("2003", "2004").cause(EventCause.TRANSFER).transferred("", "2002", "2003", List.of());

        assertThat(scene.ends())
                .containsExactly("2001 RELEASED, 1 Local, by 2001", "2002 TRANSFERRED, 1 Local, by 2002");
    }
}
