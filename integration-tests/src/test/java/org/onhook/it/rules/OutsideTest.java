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

/** Story 22 and its mirror: one party is behind a trunk. */
class OutsideTest {

    private static final String IN = """
            B Delivered 1/B by=B from=X to=B nid=1/t4:1 lci=alerting
            +1000
            B Established 1/B by=B from=X to=B nid=1/t4:1 lci=connected
            +6000
            """;

    private static final String OUT = """
            A Originated 1/A from=A to=X
            A NetworkReached 1/t4:1 by=? from=A to=X lci=connected
            A Established 1/t4:1 by=X from=A to=X lci=connected
            +6000
            """;

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theOutsideCallerHangsUp(SwitchTraits traits) {
        for (String by : List.of("X", "?", "*", "t4:1")) {
            String releasing = traits == SELF ? "B" : by;
            String second = traits == RELEASER ? by : "B";
            String story = IN
                    + "B ConnectionCleared 1/t4:1 by=%s lci=connected cause=normalClearing\n".formatted(releasing)
                    + "+10\nB ConnectionCleared 1/B by=%s lci=null cause=normalClearing".formatted(second);
            Play.on(traits, "B").of(story).tells("B Released Remote; -X by X; -B by X; -call by X");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void networkSignalMeansThatTheFarSideOfTheTrunkActed(SwitchTraits traits) {
        for (String by : List.of("?", "t4:1", "B")) {
            String story = IN + "B ConnectionCleared 1/B by=%s lci=null cause=networkSignal".formatted(by);
            if (traits != RELEASER || !by.equals("B")) {
                Play.on(traits, "B").of(story).tells("B Released Remote; -X by X; -B by X; -call by X");
            }
        }
    }

    @Test
    void aFarSideWithoutANumberIsRemoteWithoutCtrlParty() {
        String in = """
                B Delivered 1/B by=B from=* to=B nid=1/t4:1 lci=alerting
                B Established 1/B by=B from=* to=B nid=1/t4:1 lci=connected
                +6000
                """;
        for (SwitchTraits traits : readings().toList()) {
            Outcome outcome = Play.on(traits, "B")
                    .of(in
                            + "B ConnectionCleared 1/t4:1 by=%s lci=connected cause=networkSignal\n"
                                    .formatted(traits == SELF ? "B" : "?")
                            + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing"
                                    .formatted(traits == RELEASER ? "?" : "B"));
            outcome.tellsAmong("B Released Remote; -B; -call");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theInsidePartyHangsUp(SwitchTraits traits) {
        String story = OUT + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "A ConnectionCleared 1/t4:1 by=%s lci=null cause=normalClearing\n"
                        .formatted(traits == RELEASER || traits == SELF ? "A" : "t4:1");
        if (traits == RELEASER) {
            Play.on(traits, "A").of(story).tells("A Released Local; -A by A; -X by A; -call by A");
        } else {
            Play.on(traits, "A").of(story).neverTells("A Released Remote; -A by X; -call by X");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"networkOutOfOrder", "networkCongestion", "maintenance", "switchingFunctionTerminated"})
    void theTrunkFails(String cause) {
        for (String by : List.of("t4:1", "?", "X", "A")) {
            String story = OUT + "A ConnectionCleared 1/t4:1 by=%s lci=connected cause=%s\n".formatted(by, cause)
                    + "+3000\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing";
            for (SwitchTraits traits : readings().toList()) {
                Play.on(traits, "A").of(story).tells("A Released Unknown; -A; -X; -call");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"004989555123", "04989555123", "0004989555123", "+4989555123"})
    void theFarNumberInOtherSpellings(String spelled) {
        String story = IN + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing".formatted(spelled);
        Outcome outcome = Play.on(RELEASER, "B").of(story);
        outcome.tellsAmong("B Released Remote").neverTells("-B by B; -call by B");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theOutsideCallerGivesUpWhileTheDeviceIsAlerted(SwitchTraits traits) {
        String ring = IN.substring(0, IN.indexOf("B Established"));
        Play.on(traits, "B")
                .of(ring
                        + "B ConnectionCleared 1/B by=%s lci=null cause=callCancelled"
                                .formatted(traits == RELEASER ? "X" : "B"))
                .tells("B Abandoned Remote; -B by X; -X by X; -call by X");
        if (traits != RELEASER) {
            Play.on(traits, "B")
                    .of(ring + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing")
                    .tells("B Released Unknown; -B; -X; -call");
        }
    }

    @Test
    void aReleasingDeviceThatIsNoPartyIsNotTakenForOne() {
        for (String by : List.of("5551234", "C", "t9:7")) {
            String story =
                    TwoPartyTest.TALK + "A ConnectionCleared 1/A by=%s lci=null cause=normalClearing\n".formatted(by);
            Play.on(AUTO, "A").of(story).neverTells("A Released Local; -A by A; -A by C; -A by t9:7; -call by C");
            Play.on(RELEASER, "A").of(story).neverTells("A Released Local; -A by A; -A by t9:7; -call by t9:7");
        }
    }
}
