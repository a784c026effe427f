package org.onhook.it.rules;

import static org.onhook.it.rules.ConferenceTest.leaves;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;
import static org.onhook.it.rules.TwoPartyTest.TALK;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.SwitchTraits;

/** Section 3: which evidence goes before which. */
class EvidenceTest {

    private static final String A_ENDED = "A Released Local; B Released Remote; -A by A; -B by A; -call by A";
    private static final String B_ENDED = "A Released Remote; B Released Local; -A by B; -B by B; -call by B";
    private static final String NOBODY = "A Released Unknown; B Released Unknown; -A; -B; -call";

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    /** Both clears name their own device: an order is all there is, and only monitors of both tell it. */
    @Test
    void clearsThatNameDifferentDevicesAreReadByTheirOrder() {
        String story = TALK + leaves("1", "B", "B") + leaves("1", "A", "A");
        for (SwitchTraits traits : List.of(AUTO, DROPPED, SELF)) {
            Play.on(traits, "A B").of(story).tells(B_ENDED);
        }
        Play.on(RELEASER, "A B").of(story).tells(B_ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected", "hold", "fail"})
    void theStateLeftBehindTellsThatTheOtherSideLeftFirst(String state) {
        String hold = state.equals("hold") ? "B Held 1/B lci=hold\n" : "";
        for (SwitchTraits traits : List.of(AUTO, DROPPED)) {
            Play.on(traits, "B")
                    .of(TALK
                            + hold
                            + "B ConnectionCleared 1/A by=A lci=%s\n+9000\nB ConnectionCleared 1/B by=B lci=null"
                                    .formatted(state))
                    .tells("B Released Remote; -A by A; -B by A; -call by A");
        }
        Play.on(SELF, "B")
                .of(TALK
                        + hold
                        + "B ConnectionCleared 1/A by=B lci=%s\n+9000\nB ConnectionCleared 1/B by=B lci=null"
                                .formatted(state))
                .tells("B Released Remote; -A by A; -B by A; -call by A");
    }

    /** Panasonic writes the initiator of the call into the dropped connection. */
    @Test
    void underDroppedTheReleasingDeviceIsTheLegThatEnded() {
        Play.on(DROPPED, "A")
                .of(TALK
                        + "A ConnectionCleared 1/A by=B lci=fail\nA Failed 1/A from=A to=B lci=fail cause=blocked\n+5000\n"
                        + "A ConnectionCleared 1/A by=A lci=null")
                .tells("A Released Remote; -A by B; -B by B; -call by B");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aSwitchCauseOnTheFirstClearEndsTheMatter(SwitchTraits traits) {
        for (String cause : List.of(
                "durationExceeded",
                "maxTimeout",
                "networkOutOfOrder",
                "switchingFunctionTerminated",
                "callNotAnswered")) {
            String story = TALK
                    + "A ConnectionCleared 1/A by=A lci=null cause=%s\n".formatted(cause)
                    + "B ConnectionCleared 1/A by=A lci=connected cause=%s\n+4000\n".formatted(cause)
                    + leaves("1", "B", "B");
            Play.on(traits, "A B").of(story).tells(NOBODY);
            Play.on(traits, "A").of(story).tells("A Released Unknown; -A; -B; -call");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aSwitchCauseOnTheSecondClearIsAConsequence(SwitchTraits traits) {
        String story = TALK
                + leaves("1", "A", "A")
                + "B ConnectionCleared 1/B by=%s lci=null cause=timeout".formatted(traits == RELEASER ? "A" : "B");
        Play.on(traits, "A B").of(story).tells(A_ENDED);
    }

    /** The reading is trusted, and the other side's tone timer ran out much later. */
    @ParameterizedTest
    @MethodSource("readings")
    void everyLaterClearOfTwoIsAConsequenceHoweverLate(SwitchTraits traits) {
        String story = TALK + leaves("1", "A", "A") + "B Failed 1/B by=B from=A to=B lci=fail cause=blocked\n+600000\n"
                + leaves("1", "B", "B");
        Play.on(traits, "A B").of(story).tells(A_ENDED);
    }

    @Test
    void aCauseNamesNobodyWhereTheSwitchNamesNobody() {
        String story = TALK
                + "A ConnectionCleared 1/A by=? lci=null cause=normalClearing\nB ConnectionCleared 1/B by=? lci=null cause=normalClearing";
        Play.on(AUTO, "A B").of(story).tells(A_ENDED);
        Play.on(AUTO, "A").of(story).tells("A Released Unknown; -A; -B; -call");
        Play.on(RELEASER, "A").of(story).tells("A Released Unknown; -A; -B; -call");
        Play.on(AUTO, "A").of(story.replace("by=?", "by=*")).tells("A Released Unknown; -A; -B; -call");
        Play.on(AUTO, "A").of(story.replace(" by=?", " by=")).tells("A Released Unknown; -A; -B; -call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"callNotAnswered", "alertTimeExpired"})
    void aTimerThatFailsTheAlertingDeviceAtItsOwnMonitor(String cause) {
        String atB = "B Failed 1/B by=B from=A to=B lci=null cause=%s\n".formatted(cause);
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "B").of(BeforeAnswerTest.RING + atB).tells("B Released Unknown; -A; -B; -call");
            Play.on(traits, "A B")
                    .of(BeforeAnswerTest.RING
                            + atB
                            + "+200\nA ConnectionCleared 1/A by=? lci=null cause=%s".formatted(cause))
                    .tells(NOBODY);
        }
    }

    @Test
    void callCancelledInAFailureAtTheCallersMonitor() {
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B")
                    .of(BeforeAnswerTest.RING
                            + "A Failed 1/A by=A from=A to=B lci=null cause=callCancelled\nA ConnectionCleared 1/A by=A lci=null\n"
                            + "B ConnectionCleared 1/B by=%s lci=null".formatted(traits == RELEASER ? "A" : "B"))
                    .tellsAmong("A Released Local; B Abandoned Remote; -A by A; -B by A; -call by A");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "park", "pathReplacement", "override"})
    void aFeatureThatTakesATalkingLegDoesNotReleaseIt(String cause) {
        String story = TALK
                + "A ConnectionCleared 1/A by=A lci=null cause=%1$s\nB ConnectionCleared 1/A by=A lci=connected cause=%1$s\n+5000\n"
                        .formatted(cause)
                + leaves("1", "B", "B");
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B")
                    .of(story)
                    .neverTells("A Released Local; A Released Remote; -A by A; -A by B")
                    .endsAll();
        }
    }

    /** C was never in the call of A and B, whatever its monitor says of another call. */
    @Test
    void aThirdMonitorDoesNotDisturb() {
        String story = TALK + "C Originated 5/C from=C to=D\n+100\n" + leaves("5", "C", "C")
                + leaves("1", "A", "A", "B") + leaves("1", "B", "B");
        Play.on(AUTO, "A B C").of(story).tells(A_ENDED + "; C Released Local @2; -C @2 by C; -call @2 by C");
    }

    /** Each monitor is in order; which of two is faster is chance. */
    @Test
    void theFarMonitorIsFasterWithTheFirstClear() {
        String b =
                "B ConnectionCleared 1/A by=A lci=connected cause=normalClearing\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing\n";
        String a =
                "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\nA ConnectionCleared 1/B by=B lci=null cause=normalClearing\n";
        for (SwitchTraits traits : List.of(AUTO, DROPPED)) {
            Play.on(traits, "A B").of(TALK + b + a).tells(A_ENDED);
            Play.on(traits, "A B").of(TALK + b + "+300\n" + a).tells(A_ENDED);
        }
    }

    @Test
    void fiveInAConferenceLeaveOneByOne() {
        StringBuilder story = new StringBuilder(ConferenceTest.THREE);
        StringBuilder list = new StringBuilder("3/A,3/B,3/C");
        for (String added : List.of("D", "E")) {
            list.append(",3/").append(added);
            for (String monitor : List.of("A", "B", "C", "D", "E")) {
                if (monitor.compareTo(added) <= 0) {
                    story.append("%s Conferenced 3/A by=A added=%s list=%s cause=singleStepConference\n"
                            .formatted(monitor, added, list));
                }
            }
            story.append("+1000\n");
        }
        story.append(leaves("3", "D", "D", "A", "B", "C", "E")).append("+1000\n");
        story.append(leaves("3", "B", "B", "A", "C", "E")).append("+1000\n");
        story.append(leaves("3", "A", "A", "C", "E")).append("+1000\n");
        story.append(leaves("3", "E", "E", "C")).append(leaves("3", "C", "C"));
        Play.on(AUTO, "A B C D E").of(story.toString()).tellsAmong("""
                        D Released Local; -D by D; A PartyDeleted D by D Conferenced; E PartyDeleted D by D Conferenced
                        B Released Local; -B by B; A PartyDeleted B by B Conferenced; E PartyDeleted B by B Conferenced
                        A Released Local; -A by A; C PartyDeleted A by A; E PartyDeleted A by A
                        E Released Local; C Released Remote; -E by E; -C by E; -call by E""");
    }
}
