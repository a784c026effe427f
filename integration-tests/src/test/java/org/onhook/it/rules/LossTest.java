package org.onhook.it.rules;

import static org.onhook.it.rules.ConferenceTest.leaves;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.TwoPartyTest.TALK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.SwitchTraits;

/** Story 24, and what else makes events go unseen; repeated, late and contradictory events. */
class LossTest {

    private static final String AGAIN = "link down\n+3000\nlink up\nmonitor A\nmonitor B\n";
    private static final String UNSEEN =
            "A Released Unknown uncertain; B Released Unknown uncertain; -A uncertain; -B uncertain; -call uncertain";

    @Test
    void aCallThatIsGoneAfterTheLinkWasLostEndsUnknownAndUncertain() {
        for (SwitchTraits traits : List.of(AUTO, RELEASER, DROPPED)) {
            Play.on(traits, "A B").of(TALK + AGAIN + "+120000").tells(UNSEEN);
            Play.on(traits, "A B").of(TALK + "link down\n+7200000").tells(UNSEEN);
        }
    }

    /** Its first clear went unseen, maybe; the other side's act is seen. */
    @Test
    void aCallThatSurvivesTheLossIsReleasedByWhomItIsSeenToBe() {
        Play.on(AUTO, "A B")
                .of(TALK + AGAIN + "A Held 1/A lci=hold\nB Held 1/A lci=connected\n+4000\n" + leaves("1", "B", "B", "A")
                        + leaves("1", "A", "A"))
                .tells("B Released Local; A Released Remote; -B by B; -A by B; -call by B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages lost\n", "link down\n+500\nlink up\nmonitor A\nmonitor B\n"})
    void aLoneClearAfterALossProvesNoOrder(String loss) {
        for (SwitchTraits traits : List.of(AUTO, DROPPED)) {
            Play.on(traits, "A B")
                    .of(
                            TALK + loss
                                    + "+1000\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n+2000\nB ConnectionCleared 1/B by=B lci=null")
                    .neverTells("A Released Local; B Released Remote; -A by A; -B by A; -call by A")
                    .endsAll();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages lost\n", "link down\n+500\nlink up\nmonitor A\nmonitor B\n"})
    void theReleaserThatIsNamedAfterALossIsBelieved(String loss) {
        Play.on(RELEASER, "A B")
                .of(
                        TALK + loss
                                + "+1000\nA ConnectionCleared 1/A by=B lci=null cause=normalClearing\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing")
                .tells("A Released Remote; B Released Local; -A by B; -B by B; -call by B");
    }

    @Test
    void aMonitorThatBeginsInsideACallTellsOnlyWhatItSees() {
        for (SwitchTraits traits : List.of(AUTO, DROPPED)) {
            Play.on(traits, "B")
                    .of("B ConnectionCleared 1/B by=B lci=null cause=normalClearing")
                    .tells("");
            Play.on(traits, "B")
                    .of(
                            "B Held 1/A by=A lci=connected\n+1000\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing\n+120000")
                    .neverTells("B Released Local; B Released Remote; -B by B; -B by A")
                    .endsAll();
        }
    }

    @Test
    void aClearOfACallThatNobodyEverSawInventsNothing() {
        Play.on(AUTO, "A B")
                .of(
                        "A ConnectionCleared 7/A by=A lci=null\nB CallCleared 7/B\nA Failed 7/C by=C from=C to=A cause=busy\nA Transfered 7/C second=8/C by=C target=A\nA Conferenced 7/C second=8/C by=C added=A")
                .tells("");
    }

    @Test
    void everyEventTwiceIsToldOnce() {
        String story = TALK + leaves("1", "A", "A", "B") + leaves("1", "B", "B");
        String doubled = story.lines()
                .map(line -> line + "\n" + (line.startsWith("+") ? "" : line + "\n"))
                .reduce("", String::concat);
        Play.on(AUTO, "A B").of(doubled).tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
        Play.on(AUTO, "A B")
                .of(story + "+200\n"
                        + story.substring(story.indexOf("A Established")).replace("+5000\n", ""))
                .tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
    }

    @Test
    void callClearedAloneEndsTheCallWithoutAnInitiator() {
        for (SwitchTraits traits : List.of(AUTO, RELEASER, DROPPED)) {
            Play.on(traits, "A B")
                    .of(TALK + "A CallCleared 1/A cause=normalClearing\nB CallCleared 1/B cause=normalClearing")
                    .tells("A Released Unknown; B Released Unknown; -A; -B; -call");
        }
    }

    @Test
    void callClearedAfterOrBetweenClearsKeepsTheReleaser() {
        String a = "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        String b =
                "B ConnectionCleared 1/A by=A lci=connected cause=normalClearing\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing\n";
        String all = "A CallCleared 1/ cause=normalClearing\nB CallCleared 1/ cause=normalClearing\n";
        for (String end : List.of(a + b + all, a + all + b, a + all)) {
            Play.on(AUTO, "A B")
                    .of(TALK + end)
                    .tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
        }
    }

    /** Before the clears it would name nobody, though they follow at once. */
    @Test
    void callClearedJustBeforeTheClearsDoesNotMakeAWrongReleaser() {
        String end = "A CallCleared 1/ cause=normalClearing\n" + leaves("1", "A", "A", "B") + leaves("1", "B", "B");
        Play.on(AUTO, "A B")
                .of(TALK + end)
                .neverTells("B Released Local; A Released Remote; -A by B; -B by B")
                .endsAll();
    }

    @Test
    void bothHangUpTheOneReportedFirstIsTheInitiator() {
        String end =
                "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        for (SwitchTraits traits : List.of(AUTO, RELEASER, DROPPED)) {
            Play.on(traits, "A B")
                    .of(TALK + end)
                    .tells("B Released Local; A Released Remote; -B by B; -A by B; -call by B");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cause=normal", "cause=Normal_Clearing", "cause=whatever", "cause=-1", "cause=NORMALCLEARING"
            })
    void causesThatSayNothingLeaveTheDecisionToTheOrder(String cause) {
        String end =
                "B ConnectionCleared 1/B by=B lci=null %1$s\nA ConnectionCleared 1/B by=B lci=connected %1$s\nA ConnectionCleared 1/A by=A lci=null %1$s\n"
                        .formatted(cause);
        Play.on(AUTO, "A B").of(TALK + end).tells("B Released Local; A Released Remote; -B by B; -A by B; -call by B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consultation", "alternate"})
    void aClearAtHoldIsNoRelease(String cause) {
        String story = TALK
                + "A Held 1/A lci=hold cause=%1$s\nA ConnectionCleared 1/A by=A lci=hold cause=%1$s\nB Held 1/A lci=connected\n+3000\n"
                        .formatted(cause)
                + "A Retrieved 1/A lci=connected\nB Retrieved 1/A lci=connected\n+1000\n" + leaves("1", "A", "A", "B")
                + leaves("1", "B", "B");
        Play.on(AUTO, "A B").of(story).tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
    }

    @Test
    void anIdentifierMayBeUsedAgainAtOnce() {
        String end = leaves("1", "A", "A", "B") + leaves("1", "B", "B");
        Play.on(AUTO, "A B").of(TALK + end + TALK + end).tells("""
                        A Released Local; B Released Remote; -A by A; -B by A; -call by A
                        A Released Local @2; B Released Remote @2; -A @2 by A; -B @2 by A; -call @2 by A""");
    }

    @Test
    void aNewCallBeginsBeforeTheOldOnesClear() {
        String story = TALK
                + "A Originated 2/A from=A to=C\nA Delivered 2/C from=A to=C lci=connected\nC Delivered 2/C from=A to=C lci=alerting\n"
                + leaves("1", "A", "A", "B") + leaves("1", "B", "B") + "+2000\n"
                + "A ConnectionCleared 2/A by=A lci=null cause=normalClearing\nC ConnectionCleared 2/C by=C lci=null cause=normalClearing";
        Play.on(AUTO, "A B C").of(story).tells("""
                        A Released Local; B Released Remote; -A by A; -B by A; -call by A
                        A Released Local @2; C Abandoned Remote @2; -A @2 by A; -C @2 by A; -call @2 by A""");
    }

    @Test
    void aCallWaitingIsRejectedWhileTheOtherGoesOn() {
        String story = TALK
                + "C Originated 2/C from=C to=B\nC Delivered 2/B from=C to=B lci=connected\nB Delivered 2/B from=C to=B lci=alerting\n+2000\n"
                + "B ConnectionCleared 2/B by=B lci=null cause=normalClearing\nC ConnectionCleared 2/B by=B lci=connected cause=normalClearing\n"
                + "C ConnectionCleared 2/C by=C lci=null cause=normalClearing\n+1000\n" + leaves("1", "A", "A", "B")
                + leaves("1", "B", "B");
        Play.on(AUTO, "A B C").of(story).tells("""
                        B Released Local @2; C Released Remote @2; -B @2 by B Reject; -C @2 by B; -call @2 by B
                        A Released Local; B Released Remote; -A by A; -B by A; -call by A""");
    }
}
