package org.onhook.it.rules;

import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.SwitchTraits;

/** Stories 5, 6, 7 and 11: calls that end before they are answered. */
class BeforeAnswerTest {

    static final String RING = """
            A Originated 1/A from=A to=B
            A Delivered 1/B from=A to=B lci=connected
            B Delivered 1/B from=A to=B lci=alerting
            +4000
            """;

    private static final String ABANDONED = "A Released Local; B Abandoned Remote; -A by A; -B by A; -call by A";
    private static final String REJECTED = "A Released Remote; B Released Local; -A by B; -B by B Reject; -call by B";
    private static final String REJECTED_WITH_TONE = "A DestinationBusy Busy;" + REJECTED;
    private static final String NOBODY = "A Released Unknown; B Released Unknown; -A; -B; -call";

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallersLegClearsFirst(SwitchTraits traits) {
        Play.on(traits, "A B")
                .of(RING + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                        + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing"
                                .formatted(traits == RELEASER ? "A" : "B"))
                .tells(ABANDONED);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallersClearIsReportedByTheAlertingDevice(SwitchTraits traits) {
        String releasing = traits == SELF ? "B" : "A";
        String story = RING
                + "B ConnectionCleared 1/A by=%s lci=alerting cause=normalClearing\n".formatted(releasing)
                + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing\n"
                        .formatted(traits == RELEASER ? "A" : "B");
        Play.on(traits, "B").of(story).tells("B Abandoned Remote; -A by A; -B by A; -call by A");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void callCancelledOnEitherClearMeansThatTheCallerGaveUp(SwitchTraits traits) {
        for (String monitored : new String[] {"A", "B"}) {
            String story = RING + "A ConnectionCleared 1/A by=A lci=null cause=callCancelled\n"
                    + "B ConnectionCleared 1/B by=%s lci=null cause=callCancelled\n"
                            .formatted(traits == RELEASER ? "A" : "B");
            Play.on(traits, monitored)
                    .of(story)
                    .tells(
                            monitored.equals("A")
                                    ? "A Released Local; -A by A; -B by A; -call by A"
                                    : "B Abandoned Remote; -A by A; -B by A; -call by A");
        }
    }

    @ParameterizedTest
    @CsvSource({"A,null", "B,null", "?,null", "B,fail"})
    void callCancelledAsFailureOfTheAlertingDeviceMeansThatTheCallerGaveUp(String by, String state) {
        String story = RING
                + "B Failed 1/B by=%s from=A to=B lci=%s cause=callCancelled\n".formatted(by, state)
                + (state.equals("fail") ? "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n" : "");
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "B").of(story).tells("B Abandoned Remote; -A by A; -B by A; -call by A");
            Play.on(traits, "A B")
                    .of(story + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing")
                    .tells(ABANDONED);
        }
    }

    @Test
    void aLoneClearOfTheAlertingDeviceProvesNothing() {
        String story = RING + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing";
        for (SwitchTraits traits : new SwitchTraits[] {AUTO, DROPPED, SELF}) {
            Play.on(traits, "B").of(story).tells("B Released Unknown; -A; -B; -call");
        }
        Play.on(RELEASER, "B").of(story).tells("B Released Local; -A by B; -B by B Reject; -call by B");
        Play.on(AUTO, "B")
                .of(story.replace("by=B lci", "by=A lci"))
                .tells("B Abandoned Remote; -A by A; -B by A; -call by A");
    }

    @Test
    void aLoneClearOfTheCallerProvesNothing() {
        String story = RING + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing";
        for (SwitchTraits traits : new SwitchTraits[] {AUTO, DROPPED, SELF}) {
            Play.on(traits, "A").of(story).tells("A Released Unknown; -A; -B; -call");
        }
        Play.on(RELEASER, "A").of(story).tells("A Released Local; -A by A; -B by A; -call by A");
        Play.on(AUTO, "A")
                .of(story.replace("by=A lci", "by=B lci"))
                .tells("A Released Remote; -A by B; -B by B Reject; -call by B");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void beforeAnyoneIsAlertedTheCallerEndsItsAttempt(SwitchTraits traits) {
        for (String cause :
                new String[] {"cause=normalClearing", "cause=normal", "", "cause=callCancelled", "cause=Normal_Clearing"
                }) {
            Play.on(traits, "A B")
                    .of("A Originated 1/A from=A to=B\n+500\nA ConnectionCleared 1/A by=A lci=null " + cause)
                    .tells("A Released Local; -A by A; -call by A");
        }
        Play.on(traits, "A B")
                .of("A Originated 1/A from=A to=B\n+500\nA ConnectionCleared 1/A by=A lci=null cause=timeout")
                .tells("A Released Unknown; -A; -call");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theAlertingLegClearsFirst(SwitchTraits traits) {
        String secondBy = traits == RELEASER ? "B" : "A";
        String story = RING + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n"
                + "A ConnectionCleared 1/A by=%s lci=null cause=normalClearing".formatted(secondBy);
        Play.on(traits, "A B").of(story).tells(REJECTED);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallerIsToldThatTheAlertingLegCleared(SwitchTraits traits) {
        if (traits == SELF) {
            return;
        }
        String story = RING + "A ConnectionCleared 1/B by=B lci=connected cause=normalClearing\n"
                + "+100\nA ConnectionCleared 1/A by=%s lci=null cause=normalClearing"
                        .formatted(traits == RELEASER ? "B" : "A");
        Play.on(traits, "A").of(story).tells("A Released Remote; -A by B; -B by B Reject; -call by B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "doNotDisturb", "callCancelled"})
    void aFailureAfterTheRejectingClearIsTold(String cause) {
        String story = RING + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n"
                + "A ConnectionCleared 1/B by=B lci=connected cause=normalClearing\n"
                + "A Failed 1/B by=B from=A to=B lci=connected cause=%s\n+3000\n".formatted(cause)
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing";
        for (SwitchTraits traits : readings().toList()) {
            if (cause.equals("busy")) {
                Play.on(traits, "A B").of(story).tells(REJECTED_WITH_TONE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "doNotDisturb", "unknownOfThisMaker", ""})
    void aFailureOfTheAlertingConnectionIsARejection(String cause) {
        String why = cause.isEmpty() ? "" : " cause=" + cause;
        String atA = "A Failed 1/B by=B from=A to=B lci=connected" + why + "\n";
        String atB = "B Failed 1/B by=B from=A to=B lci=fail" + why + "\n";
        String ends = "+900\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing\n"
                + "A ConnectionCleared 1/B by=B lci=connected cause=normalClearing\n"
                + "+3000\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        for (SwitchTraits traits : readings().toList()) {
            for (String failures : new String[] {atA, atA + atB, atB + atA}) {
                Outcome outcome = Play.on(traits, "A B").of(RING + failures + ends);
                outcome.tellsBesides("A DestinationBusy", REJECTED);
            }
            Play.on(traits, "A")
                    .of(RING + atA + ends)
                    .tellsBesides("A DestinationBusy", REJECTED.replace(" B Released Local;", ""));
            Play.on(traits, "B").of(RING + atB + ends).tells("B Released Local; -A by B; -B by B Reject; -call by B");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"callNotAnswered", "alertTimeExpired", "timeout", "networkCongestion", "networkOutOfOrder"})
    void aFailureByTimerOrNetworkIsNobodysRejection(String cause) {
        String atA = "A Failed 1/B by=B from=A to=B lci=connected cause=" + cause + "\n";
        String switchClears = "B ConnectionCleared 1/B by=? lci=null cause=%s\n".formatted(cause)
                + "A ConnectionCleared 1/A by=? lci=null cause=%s\n".formatted(cause);
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B").of(RING + atA + switchClears).tellsBesides("A DestinationBusy", NOBODY);
            Play.on(traits, "A B").of(RING + switchClears).tells(NOBODY);
            Play.on(traits, "B").of(RING + switchClears).tells("B Released Unknown; -A; -B; -call");
            Play.on(traits, "A").of(RING + switchClears).tells("A Released Unknown; -A; -B; -call");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"callNotAnswered", "alertTimeExpired"})
    void theSwitchsTimerNamesNobodyWhomeverTheSwitchNames(String cause) {
        for (String by : new String[] {"A", "B", "?"}) {
            String story = RING
                    + "B ConnectionCleared 1/B by=%s lci=null cause=%s\n".formatted(by, cause)
                    + "A ConnectionCleared 1/A by=%s lci=null cause=normalClearing\n".formatted(by);
            for (SwitchTraits traits : readings().toList()) {
                Play.on(traits, "A B").of(story).tells(NOBODY);
            }
        }
    }

    @Test
    void aTimerCauseOnTheSecondClearDoesNotUndoTheFirst() {
        String story = RING + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "B ConnectionCleared 1/B by=? lci=null cause=alertTimeExpired\n";
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B").of(story).tells(ABANDONED);
        }
    }
}
