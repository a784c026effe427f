package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.CONNECTED;
import static org.onhook.api.call.LocalConnectionState.FAIL;
import static org.onhook.api.call.LocalConnectionState.NULL;
import static org.onhook.tracking.fixture.Monitors.connections;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;
import org.onhook.tracking.policy.BuiltInPolicies;

/** When a release is decided, and what is a consequence of what. */
class DecisionTest {

    @Test
    void aLoneClearThatProvesNoOrderWaitsForWhatAnotherMonitorSays() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002");
        // The call began before the monitors did.
        scene.on("2001").held("2001");
        scene.on("2002").established("2001", "2002");
        scene.then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        assertThat(scene.ends()).isEmpty();

        scene.on("2002").local(CONNECTED).cleared("2001", "2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 1 Local, by 2001");
    }

    @Test
    void withoutMoreEvidenceItIsUnknownAfterHalfASecond() {
        Scene scene = Scene.of(Traits.SELF, "2001", "2002").decideBy(new PolicySet(List.of()));
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001").local(NULL).cleared("2001", "2001");

        scene.pass(400);
        assertThat(scene.ends()).isEmpty();
        scene.pass(200);
        assertThat(scene.ends()).containsExactly("2001 RELEASED, 3 Unknown, unknown");
    }

    @Test
    void itDoesNotWaitWhereNobodyCouldSayMore() {
        Scene scene =
                Scene.of(Traits.SELF, "2001").talking("c1", "2001", "+4930111").then();
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly("2001 RELEASED, 3 Unknown, unknown", "+4930111 RELEASED, unknown", "c1 over, unknown");
    }

    @Test
    void aReleaseIsDecidedUnderThePoliciesItBeganWith() {
        Scene scene = Scene.of(Traits.RELEASER, "2001", "2002").decideBy(new PolicySet(List.of()));
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.decideBy(new PolicySet(BuiltInPolicies.inOrder()));
        scene.on("2002").local(NULL).cleared("2002", "2001");
        scene.pass(600);

        assertThat(scene.ends()).last().isEqualTo("c1 over, unknown");
    }

    @Test
    void aNoteThatComesWhileADecisionWaitsReachesThePolicies() {
        Scene scene =
                Scene.of(Traits.SELF, "2001", "2002").decideBy(new PolicySet(List.of(new BlamesWhoeverIsNoted())));
        scene.talking("c1", "2001", "2002").then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").noted("2002", "test.hangup", "");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 2 Remote, by 2002");
    }

    private static final class BlamesWhoeverIsNoted implements ReleasePolicy {
        @Override
        public String name() {
            return "noted";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return release.others().stream()
                    .filter(leg ->
                            leg.notes().stream().anyMatch(note -> note.kind().equals("test.hangup")))
                    .map(leg -> Verdict.certain(
                            new Initiator.Party(leg.party().ref(), leg.party().reportedNumber()), "noted"))
                    .findFirst();
        }
    }

    @Test
    void whoIsLeftOnToneAndGoesOnHookLaterReleasedNothing() {
        Scene scene = Scene.of(Traits.TONE, "2001", "2002")
                .talking("c1", "2001", "2002")
                .then();
        scene.on("2001").local(FAIL).cleared("2002", "2002");
        scene.on("2001").local(FAIL).cause(EventCause.BLOCKED).failed("2001", "2001", "2002");
        scene.pass(60_000);
        scene.on("2001").local(NULL).cause(EventCause.NORMAL_CLEARING).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void failedBlockedAloneSaysThatTheOtherSideLeft() {
        Scene scene = Scene.of(Traits.UNKNOWN, "2001", "2002")
                .talking("c1", "2001", "2002")
                .then();
        scene.on("2001").local(FAIL).cause(EventCause.BLOCKED).failed("2001", "2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aLegLeftOnToneEndsAfterAnHourByTheSameDecision() {
        Scene scene = Scene.of(Traits.TONE, "2001", "2002")
                .talking("c1", "2001", "2002")
                .then();
        scene.on("2001").local(FAIL).cleared("2002", "2002");
        scene.pass(3_590_000);
        assertThat(scene.callsInProgress()).isEqualTo(1);

        scene.pass(50_000);

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aCallerThatGivesUpWhileTheOtherAlertsAbandonsIt() {
        Scene scene = Scene.of(Traits.RELEASER, "2001", "2002")
                .ringing("c1", "2001", "2002")
                .then();
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 1 Local, by 2001", "2002 ABANDONED, 2 Remote, by 2001", "c1 over, by 2001");
    }

    @Test
    void aCalledPartyThatRejectsReleasesTheCaller() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002")
                .ringing("c1", "2001", "2002")
                .then();
        scene.on("2001").local(CONNECTED).cause(EventCause.BUSY).failed("2002", "2001", "2002");
        scene.on("2001").local(NULL).cause(EventCause.NORMAL_CLEARING).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 REJECTED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void aTimerThatEndsTheAlertingIsTheSwitch() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002")
                .ringing("c1", "2001", "2002")
                .then();
        scene.on("2001").local(CONNECTED).cause(EventCause.CALL_NOT_ANSWERED).cleared("2002", "2002");
        scene.on("2001").local(NULL).cause(EventCause.CALL_NOT_ANSWERED).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 3 Unknown, by the switch",
                        "2001 RELEASED, 3 Unknown, by the switch",
                        "c1 over, by the switch");
    }

    @Test
    void aBusyCallIsReleasedByTheCallerThatHangsUp() {
        Scene scene = Scene.of(Traits.DROPPED, "2001");
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").local(FAIL).cause(EventCause.BUSY).failed("2002", "2001", "2002");
        scene.on("2001").local(NULL).cause(EventCause.NORMAL_CLEARING).cleared("2001", "2001");

        assertThat(scene.lines())
                .containsExactly(
                        "c1 begins",
                        "2001 comes DIALING",
                        "2001 DIALING to BUSY",
                        "2001 RELEASED, 1 Local, by 2001",
                        "c1 over, by 2001");
    }

    @Test
    void aBusyCallThatTheSwitchClearsIsTheSwitchs() {
        Scene scene = Scene.of(Traits.DROPPED, "2001");
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").local(FAIL).cause(EventCause.BUSY).failed("2002", "2001", "2002");
        scene.on("2001").local(NULL).cause(EventCause.BUSY).cleared("2001", "2001");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 3 Unknown, by the switch", "c1 over, by the switch");
    }

    @Test
    void aBusyPartyThatTheSwitchNamesIsTheReleaser() {
        Scene scene = Scene.of(Traits.RELEASER, "2001");
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").local(FAIL).cause(EventCause.BUSY).failed("2002", "2001", "2002");
        scene.on("2001").local(NULL).cause(EventCause.BUSY).cleared("2001", "2002");

        assertThat(scene.ends()).containsExactly("2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void theReadingIsLearnedFromACallAndJudgesTheNext() {
        Scene scene = Scene.of(Traits.UNKNOWN, "2001", "2002").talking("c1", "2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2002");
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.then();
        scene.on("2001").call("c2").originated("2001", "+4930111");
        scene.on("2001").call("c2").established("2001", "+4930111");
        scene.on("2001").call("c2").local(NULL).cleared("2001", "+4930111");

        assertThat(scene.ends()).first().isEqualTo("2001 RELEASED, 2 Remote, by +4930111");
    }

    @Test
    void aConferenceTeachesNoReading() {
        Scene scene = Scene.of(Traits.UNKNOWN, "2001", "2002", "2003").talking("c1", "2001", "2002");
        scene.on("2001").conferenced("", "2001", "2003", connections("c1", "2001", "2002", "2003"));
        scene.on("2001").local(CONNECTED).cleared("2003", "2001");

        assertThat(scene.tracker().board().link(Scene.LINK).reading().possible())
                .hasSize(3);
    }

    @Test
    void whoeverJoinsMakesACallThatSeemedToBeOverGoOn() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002", "2003").talking("c1", "2001", "2002");
        scene.on("2002").local(CONNECTED).cleared("2001", "2001");
        scene.on("2002", "2003").delivered("2002", "2003");
        scene.on("2002", "2003").established("2002", "2003");
        scene.then();
        scene.on("2002").local(CONNECTED).cleared("2003", "2003");
        scene.on("2002").local(NULL).cleared("2002", "2002");

        assertThat(scene.ends())
                .containsExactly(
                        "2003 RELEASED, 1 Local, by 2003", "2002 RELEASED, 2 Remote, by 2003", "c1 over, by 2003");
    }

    @Test
    void ofTwoThatHangUpAtOnceTheFirstReportedOneReleased() {
        Scene scene = Scene.of(Traits.DROPPED, "2001", "2002")
                .talking("c1", "2001", "2002")
                .then();
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.ends())
                .containsExactly(
                        "2002 RELEASED, 1 Local, by 2002", "2001 RELEASED, 2 Remote, by 2002", "c1 over, by 2002");
    }

    @Test
    void severalLegsThatWaitTogetherLeaveOnceEach() {
        Scene scene = Scene.of(Traits.UNKNOWN, "2001").decideBy(new PolicySet(List.of()));
        scene.on("2001").originated("2001", "2999");
        scene.on("2001").established("2001", "+4930111");
        scene.on("2001").established("2001", "+4930222");
        scene.then();
        scene.on("2002").callCleared();
        scene.pass(1_000);

        assertThat(scene.ends())
                .containsExactly(
                        "2001 RELEASED, 3 Unknown, unknown",
                        "+4930111 RELEASED, unknown",
                        "+4930222 RELEASED, unknown",
                        "c1 over, unknown");
    }

    @Test
    void theSameEventsGiveTheSameChanges() {
        assertThat(story()).isEqualTo(story());
    }

    private static List<CallChange> story() {
        Scene scene = Scene.of(Traits.UNKNOWN, "2001", "2002", "2003").talking("c1", "2001", "2002");
        scene.on("2001", "2002").held("2002");
        scene.talking("c2", "2002", "2003");
        scene.on("2003", "2001").transferred("c2", "2002", "2003", connections("c9", "2001", "2003"));
        scene.on("2001", "2003").call("c9").local(NULL).cleared("2001", "2003");
        return scene.pass(4_000_000).changes();
    }

    /** Two links carry the two monitors, so that there is no order between them; the failure tells all the same. */
    @Test
    void whoFailsWhileAlertingRejectedAlsoWhereItsClearIsHeardBefore() {
        Scene scene = Scene.of(Traits.SELF, "2002");
        scene.tell("other", new CallEvent.LinkConfigured(scene.now(), Traits.SELF));
        scene.tell("other", new CallEvent.MonitorStarted(scene.now(), "2001"));
        scene.ringing("c1", "2001", "2002").then();
        scene.on("2002").local(NULL).cleared("2002", "2002");
        scene.on("2001").cause(EventCause.BUSY).failed("2002", "2001", "2002");

        assertThat(scene.ends()).containsExactly("2002 REJECTED, 1 Local, by 2002");
    }
}
