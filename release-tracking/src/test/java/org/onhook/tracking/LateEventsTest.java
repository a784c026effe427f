package org.onhook.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.api.call.LocalConnectionState.NULL;

import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.EventCause;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.fixture.Scene;
import org.onhook.tracking.fixture.Traits;

/** Events that come late, in another order than they happened, or for an identifier that was used before. */
class LateEventsTest {

    private final Scene scene = Scene.of(Traits.RELEASER, "2001", "2002");

    /** A call that has ended, as only the first device's monitor has reported yet. */
    private void overFor2001Alone() {
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").delivered("2001", "2002");
        scene.on("2001").established("2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");
        scene.on("2001").callCleared();
        assertThat(scene.callsInProgress()).isZero();
        scene.then();
    }

    @Test
    void whatAnotherMonitorReportsLateBeginsNoNewCall() {
        overFor2001Alone();
        scene.on("2002").delivered("2001", "2002");
        scene.on("2002").established("2001", "2002");
        scene.on("2002").local(NULL).cleared("2002", "2001");

        assertThat(scene.lines()).isEmpty();
        assertThat(scene.tracker().belated()).isEqualTo(2);
    }

    @Test
    void aDeviceThatHasReportedItsEndMayUseTheIdentifierAtOnce() {
        overFor2001Alone();
        scene.on("2001").originated("2001", "2002");

        assertThat(scene.lines()).containsExactly("c1 begins", "2001 comes DIALING");
    }

    @Test
    void anyDeviceMayUseTheIdentifierAfterTwentySeconds() {
        overFor2001Alone();
        scene.pass(20_100);
        scene.on("2002").originated("2002", "2001");

        assertThat(scene.lines()).containsExactly("c1 begins", "2002 comes DIALING");
    }

    @Test
    void whatWasAwaitedOfACallIsNotOfAnotherThatHadItsIdentifierSince() {
        overFor2001Alone();
        scene.talking("c1", "2001", "2002");
        scene.on("2001", "2002").cleared("2001", "2001");
        scene.on("2002", "2001").cleared("2002", "2001");
        assertThat(scene.callsInProgress()).isZero();
        scene.then();
        scene.on("2002").delivered("2001", "2002");

        assertThat(scene.lines()).startsWith("c1 begins");
    }

    @Test
    void aDeviceThatComesBackToACallItHasLeftComesAnew() {
        scene.talking("c1", "2001", "2002");
        scene.on("2002").cause(EventCause.TRANSFER).diverted("2002", "2003");
        scene.on("2002").delivered("2001", "2002");

        assertThat(scene.changes(CallChange.PartyAdded.class))
                .extracting(added -> added.party().device())
                .containsExactly("2001", "2002", "2002");
    }

    @Test
    void aStateDoesNotFallBackForAMonitorThatIsBehind() {
        scene.on("2002").delivered("2001", "2002");
        scene.on("2002").established("2001", "2002");
        scene.then();
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").delivered("2001", "2002");
        scene.on("2001").established("2001", "2002");

        assertThat(scene.lines()).isEmpty();
    }

    @Test
    void aMonitorMayReportTheWholeCallBeforeTheOtherOnesFirstEvent() {
        scene.on("2002").delivered("2001", "2002");
        scene.on("2002").established("2001", "2002");
        scene.on("2002").local(NULL).cleared("2002", "2001");
        scene.on("2001").originated("2001", "2002");
        scene.on("2001").delivered("2001", "2002");
        scene.on("2001").established("2001", "2002");
        scene.on("2001").local(NULL).cleared("2001", "2001");

        assertThat(scene.lines())
                .containsExactly(
                        "c1 begins",
                        "2001 comes DIALING",
                        "2002 comes ALERTING",
                        "2002 ALERTING to CONNECTED",
                        "2001 DIALING to CONNECTED",
                        "2002 RELEASED, 2 Remote, by 2001",
                        "2001 RELEASED, 1 Local, by 2001",
                        "c1 over, by 2001");
        scene.pass(3_700_000);
        assertThat(scene.callsInProgress()).isZero();
    }

    @Test
    void afterALostLinkNothingOldIsExpected() {
        overFor2001Alone();
        scene.linkDown();
        scene.linkUp();
        scene.monitor("2001", "2002");
        scene.then();
        scene.on("2002").originated("2002", "2001");

        assertThat(scene.lines()).contains("c1 begins");
    }

    @Test
    void timeDoesNotRunBackwardsBetweenLinks() {
        long now = scene.now();
        scene.on("2001").originated("2001", "2002");
        scene.tell("other", new CallEvent.TimePassed(now - 5_000_000));
        scene.tell("other", new CallEvent.OutOfService(now - 5_000_000, "2002", Cause.NONE));

        assertThat(scene.changes()).extracting(CallChange::micros).isSorted();
    }
}
