package org.onhook.it.rules;

import static org.onhook.it.rules.ConferenceTest.leaves;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.sending;
import static org.onhook.it.rules.TwoPartyTest.TALK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.SwitchTraits;

/** Courses of calls that no story describes by itself. */
class UnusualTest {

    private static final String A_ENDED = "A Released Local; B Released Remote; -A by A; -B by A; -call by A";

    @Test
    void aMemberRemovedByAnotherIsRemoteWhereTheReleaserIsNamed() {
        String story = ConferenceTest.THREE + """
                B ConnectionCleared 3/B by=A lci=null cause=normalClearing
                A ConnectionCleared 3/B by=A lci=connected cause=normalClearing
                C ConnectionCleared 3/B by=A lci=connected cause=normalClearing
                +3000
                A ConnectionCleared 3/A by=A lci=null cause=normalClearing
                C ConnectionCleared 3/C by=A lci=null cause=normalClearing
                """;
        Play.on(RELEASER, "A B C").of(story).tells(ConferenceTest.JOINED + """
                        A PartyDeleted B by A; C PartyDeleted B by A; B Released Remote; -B by A
                        A Released Local; C Released Remote; -A by A; -C by A; -call by A""");
        Play.on(AUTO, "A B C").of(story).neverTells("B Released Local; -B by B").endsAll();
    }

    @Test
    void aCallThatIsForwardedAtOnceNeverWasAtTheForwardingDevice() {
        String story = """
                A Originated 1/A from=A to=B
                B Diverted 1/B by=B new=C from=A to=B lci=null cause=callForwardImmediate
                A Diverted 1/B by=B new=C from=A to=B lci=connected cause=callForwardImmediate
                A Delivered 1/C from=A to=B last=B lci=connected cause=callForwardImmediate
                C Delivered 1/C from=A to=B last=B lci=alerting cause=callForwardImmediate
                +1000
                A ConnectionCleared 1/A by=A lci=null cause=normalClearing
                C ConnectionCleared 1/C by=C lci=null cause=normalClearing
                """;
        Play.on(AUTO, "A B C").of(story).tells("A Released Local; C Abandoned Remote; -A by A; -C by A; -call by A");
        Play.on(AUTO, "B").of(story).neverTells("B Released Unknown; B Released Forwarded Unknown; B Abandoned Remote");
    }

    private static final String AT_AGENT = """
            A Originated 1/A from=A to=Q
            A Queued 1/Q by=Q from=A to=Q lci=connected
            Q Queued 1/Q by=Q from=A to=Q lci=queued
            +2000
            Q Diverted 1/Q by=Q new=B from=A to=Q lci=null cause=distributed
            A Delivered 1/B from=A to=Q last=Q lci=connected cause=distributed
            B Delivered 1/B from=A to=Q last=Q lci=alerting cause=distributed
            +5000
            """;

    @Test
    void theAgentDoesNotAnswerAndTheCallReturnsToItsQueue() {
        String story = AT_AGENT + """
                B Diverted 1/B by=B new=Q from=A to=Q lci=null cause=callNotAnswered
                A Diverted 1/B by=B new=Q from=A to=Q lci=connected cause=callNotAnswered
                Q Queued 1/Q by=Q from=A to=Q last=B lci=queued cause=redirected
                A Queued 1/Q by=Q from=A to=Q last=B lci=connected cause=redirected
                +3000
                A ConnectionCleared 1/A by=A lci=null cause=normalClearing
                Q ConnectionCleared 1/Q by=Q lci=null cause=callCancelled
                """;
        Play.on(AUTO, "A B Q")
                .of(story)
                .tells(
                        "Q Diverted; -Q; B Released Redirected Unknown; -B; A Released Local; Q Abandoned Remote; -A by A; -Q by A; -call by A");
    }

    @Test
    void theCallerGivesUpWhileTheAgentIsAlerted() {
        String story = AT_AGENT
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing";
        Play.on(AUTO, "A B Q")
                .of(story)
                .tells("Q Diverted; -Q; A Released Local; B Abandoned Remote; -A by A; -B by A; -call by A");
    }

    @Test
    void theQueueKeepsTheCallUntilTheAgentAnswers() {
        String story = """
                A Originated 1/A from=A to=Q
                A Queued 1/Q by=Q from=A to=Q lci=connected
                Q Queued 1/Q by=Q from=A to=Q lci=queued
                +2000
                A Delivered 1/B from=A to=Q last=Q lci=connected cause=distributed
                B Delivered 1/B from=A to=Q last=Q lci=alerting cause=distributed
                +5000
                A ConnectionCleared 1/A by=A lci=null cause=normalClearing
                B ConnectionCleared 1/B by=B lci=null cause=normalClearing
                Q ConnectionCleared 1/Q by=Q lci=null cause=normalClearing
                """;
        Play.on(AUTO, "A B Q")
                .of(story)
                .tells(
                        "A Released Local; B Abandoned Remote; Q Abandoned Remote; -A by A; -B by A; -Q by A; -call by A");
    }

    @Test
    void theConsultingDeviceHangsUpBothCalls() {
        String story = ConferenceTest.CONSULT
                + leaves("2", "A", "A", "C")
                + leaves("2", "C", "C")
                + leaves("1", "A", "A", "B")
                + leaves("1", "B", "B");
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(A_ENDED + "; A Released Local @2; C Released Remote @2; -A @2 by A; -C @2 by A; -call @2 by A");
    }

    @Test
    void aRingingCallIsAnsweredElsewhereAndItsLegJustClears() {
        String story = BeforeAnswerTest.RING + """
                C Established 1/C by=C from=A to=B last=B lci=connected cause=callPickup
                A Established 1/C by=C from=A to=B last=B lci=connected cause=callPickup
                B ConnectionCleared 1/B by=B lci=null cause=normalClearing
                +5000
                """ + leaves("1", "C", "C", "A") + leaves("1", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tellsAmong("-B; C Released Local; A Released Remote; -C by C; -A by C; -call by C")
                .neverTells("B Released Local; B Released Remote; B Abandoned Remote; B Abandoned Unknown");
    }

    @Test
    void callsAreFoundByTheDeviceWhereTheirIdentifierIsMissing() {
        Play.on(AUTO, "A B")
                .of(
                        TALK
                                + "A ConnectionCleared /A by=A lci=null cause=normalClearing\nB ConnectionCleared /B by=B lci=null cause=normalClearing")
                .tells(A_ENDED);
    }

    /** A clear without a call identifier may be of either call: nobody is released by a guess. */
    @Test
    void aClearThatMayBeOfEitherCallReleasesNobody() {
        Play.on(AUTO, "A B C")
                .of(ConferenceTest.CONSULT + "A ConnectionCleared /A by=A lci=null cause=normalClearing\n+100\n"
                        + leaves("2", "C", "C", "A") + leaves("2", "A", "A") + leaves("1", "B", "B", "A")
                        + leaves("1", "A", "A"))
                .neverTells("A Released Local; A Released Local @2")
                .endsAll();
    }

    @Test
    void anUnansweredCallWithTheSameDeviceTwice() {
        Play.on(AUTO, "A")
                .of("A Originated 1/A from=A to=A\nA Failed 1/A by=A from=A to=A lci=fail cause=busy\n+500\n"
                        + leaves("1", "A", "A"))
                .tells("A DestinationBusy Busy; A Released Local; -A by A; -call by A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "connected", "fail", "hold", "alerting", "queued", "initiated", ""})
    void aClearOfTheOwnLegThatSaysAnyStateNeverBlamesTheWrongOne(String state) {
        String lci = state.isEmpty() ? "" : "lci=" + state;
        for (SwitchTraits traits : List.of(AUTO, DROPPED)) {
            Play.on(traits, "A")
                    .of(TALK
                            + "A ConnectionCleared 1/A by=A %s cause=normalClearing\n+2000\nA ConnectionCleared 1/B by=A lci=null"
                                    .formatted(lci))
                    .neverTells("A Released Local");
        }
    }

    @Test
    void aCallSeenFromItsMiddleProvesNoOrderByALoneClear() {
        String middle = "A Established 1/B from=A to=B lci=connected\n+4000\n";
        SwitchTraits everyLeg = sending(AUTO, ClearPattern.EVERY_LEG);
        Play.on(everyLeg, "A").of(middle + leaves("1", "A", "A")).endsAll();
        Play.on(AUTO, "A").of(middle + leaves("1", "A", "A")).tells("A Released Unknown; -A; -B; -call");
        Play.on(AUTO, "A")
                .of(middle + "A ConnectionCleared 1/B by=B lci=connected\nA ConnectionCleared 1/A by=A lci=null")
                .tells("A Released Remote; -A by B; -B by B; -call by B");
    }

    @Test
    void aMonitorThatBeginsInsideTheCallSeesTheOtherSideLeave() {
        Play.on(AUTO, "A B")
                .of(TALK
                        + "unmonitor B\n+1000\nmonitor B\n+1000\nB Held 1/A by=A lci=connected\nA Held 1/A lci=hold\n+500\n"
                        + leaves("1", "A", "A", "B") + leaves("1", "B", "B"))
                .tellsAmong("A Released Local; -A by A");
    }

    @Test
    void longAndStrangeIdentifiersAreOnlyTexts() {
        String id = "SIP/hpbx-00000233;x=%41&amp;é";
        Play.on(AUTO, "A B")
                .of((TALK + leaves("1", "A", "A", "B") + leaves("1", "B", "B")).replace("1/", id + "/"))
                .tells(A_ENDED);
    }
}
