package org.onhook.it.rules;

import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.SwitchTraits;

/** Stories 8 to 10, and failures of connections that were talking. */
class FailedCallTest {

    private static final String DIAL = "A Originated 1/A from=A to=B\n+300\n";
    private static final List<String> LEGS_THAT_FAIL = List.of("1/B by=B", "1/A by=B", "1/A by=A", "1/ by=B");

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    private static void callerEndsIt(SwitchTraits traits, String state, String story) {
        Play.on(traits, "A B")
                .of(story)
                .tellsWithin("A DestinationBusy " + state + "; A Released Local; -A by A; -call by A", "-B by A");
    }

    private static void nobodyEndsIt(SwitchTraits traits, String state, String story) {
        Play.on(traits, "A B")
                .of(story)
                .tellsWithin("A DestinationBusy " + state + "; A Released Unknown; -A; -call", "-B");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallerHearsBusyAndHangsUp(SwitchTraits traits) {
        for (String leg : LEGS_THAT_FAIL) {
            for (String cause : List.of("cause=normalClearing", "cause=normal", "", "cause=Normal_Clearing")) {
                callerEndsIt(
                        traits,
                        "Busy",
                        DIAL + "A Failed %s from=A to=B lci=fail cause=busy\n+4000\n".formatted(leg)
                                + "A ConnectionCleared 1/A by=A lci=null " + cause);
            }
        }
    }

    /** The failed leg is nobody's act when it is cleared away, before the caller's or after. */
    @ParameterizedTest
    @MethodSource("readings")
    void theFailedLegIsClearedBesidesTheCallers(SwitchTraits traits) {
        String failed = DIAL + "A Failed 1/B by=B from=A to=B lci=connected cause=busy\n+4000\n";
        String failedLeg = "A ConnectionCleared 1/B by=%s lci=connected cause=normalClearing\n"
                .formatted(traits == DROPPED ? "B" : "A");
        String own = "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        callerEndsIt(traits, "Busy", failed + own + failedLeg);
        callerEndsIt(traits, "Busy", failed + failedLeg + own);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theSwitchClearsTheCallerNamingNobody(SwitchTraits traits) {
        String failed = DIAL + "A Failed 1/B by=B from=A to=B lci=fail cause=busy\n+4000\n";
        nobodyEndsIt(traits, "Busy", failed + "A ConnectionCleared 1/A by=? lci=null cause=busy");
        nobodyEndsIt(traits, "Busy", failed + "A ConnectionCleared 1/A by=? lci=null cause=timeout");
        nobodyEndsIt(traits, "Busy", failed + "A ConnectionCleared 1/A by=A lci=null cause=durationExceeded");
        if (traits != RELEASER) {
            nobodyEndsIt(traits, "Busy", failed + "A ConnectionCleared 1/A by=A lci=null cause=busy");
        }
    }

    @Test
    void theSwitchClearsTheCallerAndNamesTheBusyParty() {
        String failed = DIAL + "A Failed 1/B by=B from=A to=B lci=fail cause=busy\n+4000\n";
        for (SwitchTraits traits : List.of(AUTO, RELEASER)) {
            for (String cause : List.of("busy", "normalClearing")) {
                Play.on(traits, "A B")
                        .of(failed + "A ConnectionCleared 1/A by=B lci=null cause=" + cause)
                        .tellsWithin("A DestinationBusy Busy; A Released Remote; -A by B; -call by B", "-B by B");
            }
        }
        callerEndsIt(RELEASER, "Busy", failed + "A ConnectionCleared 1/A by=A lci=null cause=busy");
    }

    @ParameterizedTest
    @CsvSource({
        "invalidNumberFormat,SitInvalidnum",
        "numberUnallocated,",
        "trunksBusy,AllTrunksBusy",
        "selectedTrunkBusy,",
        "reorderTone,SitReorder",
        "destNotObtainable,",
        "blocked,",
        "networkCongestion,",
        "networkNotObtainable,",
        "resourcesNotAvailable,",
        "numberChanged,",
        "destOutOfOrder,"
    })
    void aCallThatCannotBeMadeEndsByWhoClearsIt(String cause, String state) {
        String failed = DIAL + "A Failed 1/A by=A from=A to=B lci=fail cause=%s\n+4000\n".formatted(cause);
        for (SwitchTraits traits : readings().toList()) {
            Outcome byCaller =
                    Play.on(traits, "A B").of(failed + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing");
            byCaller.tellsBesides(
                    "A DestinationBusy" + (state == null ? " " : " " + state), "A Released Local; -A by A; -call by A");
            if (!cause.equals("blocked") && traits != RELEASER) {
                Outcome bySwitch =
                        Play.on(traits, "A B").of(failed + "A ConnectionCleared 1/A by=A lci=null cause=" + cause);
                bySwitch.tellsBesides("A DestinationBusy", "A Released Unknown; -A; -call");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aFailureToldTwiceIsOneDestinationBusy(SwitchTraits traits) {
        String failed = "A Failed 1/B by=B from=A to=B lci=connected cause=busy\n";
        callerEndsIt(
                traits,
                "Busy",
                DIAL + failed + failed + "+2000\nA Failed 1/A by=A from=A to=B lci=fail cause=busy\n"
                        + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void blockedAfterAnswerMeansThatTheOtherLeft(SwitchTraits traits) {
        for (String x : List.of("A", "B")) {
            String y = x.equals("A") ? "B" : "A";
            String story = TwoPartyTest.TALK
                    + "%s Failed 1/%s from=A to=B lci=fail cause=blocked\n".formatted(x, x)
                    + "+20000\n%s ConnectionCleared 1/%s by=%s lci=null cause=normalClearing".formatted(x, x, x);
            String ends = "%s Released Remote; -%s by %s; -%s by %s; -call by %s".formatted(x, x, y, y, y, y);
            Play.on(traits, x).of(story).tells(ends);
            String other = "\n%s ConnectionCleared 1/%s by=%s lci=null cause=normalClearing".formatted(y, y, y);
            Play.on(traits, "A B").of(story + other).tells(ends + "; " + y + " Released Local");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void blockedBeforeAnswerIsABlockedCall(SwitchTraits traits) {
        String story = DIAL + "A Failed 1/A by=A from=A to=B lci=fail cause=blocked\n+2000\n"
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing";
        Play.on(traits, "A").of(story).tellsBesides("A DestinationBusy ", "A Released Local; -A by A; -call by A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"networkOutOfOrder", "maintenance", "networkCongestion", "switchingFunctionTerminated"})
    void aTalkingCallThatFailsByTheNetworkIsNobodysAct(String cause) {
        String story = TwoPartyTest.TALK + """
                A ConnectionCleared 1/A by=A lci=null cause=%1$s
                B ConnectionCleared 1/A by=A lci=connected cause=%1$s
                A ConnectionCleared 1/B by=B lci=null cause=%1$s
                B ConnectionCleared 1/B by=B lci=null cause=%1$s
                """.formatted(cause);
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B").of(story).tells("A Released Unknown; B Released Unknown; -A; -B; -call");
            Play.on(traits, "A").of(story).tells("A Released Unknown; -A; -B; -call");
            Play.on(traits, "B").of(story).tells("B Released Unknown; -A; -B; -call");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"destOutOfOrder", "maintenance", "normalClearing", ""})
    void aDeviceThatGoesOutOfServiceEndsNothingByItsOwnAct(String cause) {
        String why = cause.isEmpty() ? "" : " cause=" + cause;
        String story = TwoPartyTest.TALK + "A OutOfService / by=A cause=maintenance\n"
                + "A ConnectionCleared 1/A by=A lci=null%s\n".formatted(why)
                + "B ConnectionCleared 1/A by=A lci=connected%s\n".formatted(why)
                + "+8000\nB ConnectionCleared 1/B by=B lci=null cause=normalClearing";
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A B").of(story).tells("A Released Unknown; B Released Unknown; -A; -B; -call");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void aDeviceBackInServiceReleasesAsAnyOther(SwitchTraits traits) {
        String story =
                TwoPartyTest.TALK + "A OutOfService / by=A cause=maintenance\n+200\nA BackInService / by=A\n+60000\n"
                        + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                        + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing"
                                .formatted(traits == RELEASER ? "A" : "B");
        Play.on(traits, "A B").of(story).tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void anotherDeviceOutOfServiceChangesNothing(SwitchTraits traits) {
        String story = TwoPartyTest.TALK + "C OutOfService / by=C cause=maintenance\n"
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing"
                        .formatted(traits == RELEASER ? "A" : "B");
        Play.on(traits, "A B C").of(story).tells("A Released Local; B Released Remote; -A by A; -B by A; -call by A");
    }
}
