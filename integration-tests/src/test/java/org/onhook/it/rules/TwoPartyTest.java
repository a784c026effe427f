package org.onhook.it.rules;

import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;
import static org.onhook.it.rules.Play.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.SwitchTraits;

/** Stories 1 to 4: a call of two, under each reading of {@code releasingDevice} and each way of sending clears. */
class TwoPartyTest {

    static final String TALK = """
            A Originated 1/A from=A to=B
            A Delivered 1/B from=A to=B lci=connected
            B Delivered 1/B from=A to=B lci=alerting
            +300
            A Established 1/B from=A to=B lci=connected
            B Established 1/B from=A to=B lci=connected
            +5000
            """;

    private static final String A_ENDED_IT = "A Released Local; B Released Remote; -A by A; -B by A; -call by A";
    private static final String B_ENDED_IT = "A Released Remote; B Released Local; -A by B; -B by B; -call by B";

    /** What a switch writes as releasing device: of the dropped leg, of who hung up, of the monitored device. */
    private enum Writes {
        RELEASER,
        DROPPED,
        SELF;

        String releasing(String dropped, String who, String monitor) {
            return switch (this) {
                case RELEASER -> who;
                case DROPPED -> dropped;
                case SELF -> monitor;
            };
        }
    }

    private enum Sends {
        ONE_EACH,
        EVERY_LEG,
        EVERY_LEG_WHILE_IN_CALL,
        TONE
    }

    private static String hangUp(String who, Writes writes, Sends sends) {
        String other = who.equals("A") ? "B" : "A";
        List<String> lines = new ArrayList<>();
        switch (sends) {
            case ONE_EACH -> {
                lines.add(clear(who, who, who, writes, "null"));
                lines.add(clear(other, other, who, writes, "null"));
            }
            case EVERY_LEG -> {
                lines.add(clear(who, who, who, writes, "null"));
                lines.add(clear(other, who, who, writes, "connected"));
                lines.add(clear(who, other, who, writes, "null"));
                lines.add(clear(other, other, who, writes, "null"));
            }
            case EVERY_LEG_WHILE_IN_CALL -> {
                lines.add(clear(other, who, who, writes, "connected"));
                lines.add(clear(who, who, who, writes, "null"));
                lines.add(clear(other, other, who, writes, "null"));
            }
            case TONE -> {
                lines.add(clear(who, who, who, writes, "null"));
                lines.add(clear(other, who, who, writes, "fail"));
                lines.add("%s Failed 1/%s from=A to=B lci=fail cause=blocked".formatted(other, other));
                lines.add("+7000");
                lines.add(clear(other, other, other, writes, "null"));
            }
        }
        return String.join("\n", lines);
    }

    private static String clear(String monitor, String dropped, String who, Writes writes, String state) {
        return "%s ConnectionCleared 1/%s by=%s lci=%s cause=normalClearing"
                .formatted(monitor, dropped, writes.releasing(dropped, who, monitor), state);
    }

    static Stream<Arguments> bothMonitored() {
        List<Arguments> all = new ArrayList<>();
        for (Writes writes : Writes.values()) {
            for (Sends sends : Sends.values()) {
                for (String who : List.of("A", "B")) {
                    all.add(Arguments.of(writes, sends, who, configured(writes)));
                    all.add(Arguments.of(writes, sends, who, AUTO));
                }
            }
        }
        return all.stream();
    }

    private static SwitchTraits configured(Writes writes) {
        return switch (writes) {
            case RELEASER -> RELEASER;
            case DROPPED -> DROPPED;
            case SELF -> SELF;
        };
    }

    private static void ends(String who, String monitored, SwitchTraits traits, String story) {
        Play.on(traits, monitored)
                .of(story)
                .tells(who.equals("A") ? only(A_ENDED_IT, monitored) : only(B_ENDED_IT, monitored));
    }

    private static String only(String expected, String monitored) {
        return String.join(
                ";",
                Stream.of(expected.split("; "))
                        .filter(line -> line.startsWith("-") || monitored.contains(line.substring(0, 1)))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("bothMonitored")
    void withBothMonitoredTheOneWhoHangsUpIsTheInitiator(Writes writes, Sends sends, String who, SwitchTraits traits) {
        ends(who, "A B", traits, TALK + hangUp(who, writes, sends));
    }

    @ParameterizedTest
    @MethodSource("bothMonitored")
    void alsoWhenOneSideHolds(Writes writes, Sends sends, String who, SwitchTraits traits) {
        String hold = """
                A Held 1/A lci=hold cause=normal
                B Held 1/A lci=connected cause=normal
                +900
                """;
        ends(who, "A B", traits, TALK + hold + hangUp(who, writes, sends));
    }

    /** Where each leg's clear reaches the one monitor, its order and its state left behind say it under any reading. */
    @ParameterizedTest
    @MethodSource("bothMonitored")
    void withOneMonitoredTheFarSideIsKnownByTheStateLeftBehind(
            Writes writes, Sends sends, String who, SwitchTraits traits) {
        String far = who.equals("A") ? "B" : "A";
        if (sends != Sends.ONE_EACH && !(writes == Writes.SELF && traits == AUTO)) {
            ends(who, far, traits, TALK + hangUp(who, writes, sends));
        }
    }

    /** Another's leg ends and the switch names the monitored device: it hung up, or it always names itself. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void possibleReadingsThatDisagreeAreUnknown(String far) {
        String who = far.equals("A") ? "B" : "A";
        Play.on(AUTO, far)
                .of(TALK + hangUp(who, Writes.SELF, Sends.EVERY_LEG_WHILE_IN_CALL))
                .tells(far + " Released Unknown; -A; -B; -call");
    }

    /** Being left on tone does not rest on the value: the other side left. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void toneAfterAnUnclearClearTellsThatTheOtherSideLeft(String far) {
        String who = far.equals("A") ? "B" : "A";
        Play.on(AUTO, far)
                .of(TALK + hangUp(who, Writes.SELF, Sends.TONE))
                .tells("%s Released Remote; -%s by %s; -%s by %s; -call by %s".formatted(far, who, who, far, who, who));
    }

    /** A lone clear of the monitored device proves no order; only a switch that names the releaser tells more. */
    @ParameterizedTest
    @MethodSource("bothMonitored")
    void aLoneClearOfTheMonitoredDeviceIsUnknownUnlessTheReleaserIsNamed(
            Writes writes, Sends sends, String who, SwitchTraits traits) {
        if (sends != Sends.ONE_EACH) {
            return;
        }
        for (String monitored : List.of("A", "B")) {
            boolean proven = writes == Writes.RELEASER && (traits == RELEASER || !who.equals(monitored));
            String story = TALK + hangUp(who, writes, sends);
            if (proven) {
                ends(who, monitored, traits, story);
            } else {
                Play.on(traits, monitored).of(story).tells(monitored + " Released Unknown; -A; -B; -call");
            }
        }
    }

    static Stream<SwitchTraits> linksThatSendEachLegsClear() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF)
                .flatMap(traits -> Stream.of(
                        sending(traits, ClearPattern.EVERY_LEG), sending(traits, ClearPattern.EVERY_LEG_WITH_TONE)));
    }

    @ParameterizedTest
    @MethodSource("linksThatSendEachLegsClear")
    void aLoneClearIsTheFirstWhereTheLinkIsKnownToSendEachLegs(SwitchTraits traits) {
        ends("A", "A", traits, TALK + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing");
        ends("B", "B", traits, TALK + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing");
        ends("A", "A", traits, TALK + "A ConnectionCleared 1/A by=A cause=normalClearing");
    }

    @ParameterizedTest
    @MethodSource("linksThatSendEachLegsClear")
    void aMonitorThatIsToldOfTheOtherLegFirstLostItsPartner(SwitchTraits traits) {
        String first = traits.reading().equals(SELF.reading()) ? "A" : "B";
        ends("B", "A", traits, TALK + """
                        A ConnectionCleared 1/B by=%s lci=connected cause=normalClearing
                        +3000
                        A ConnectionCleared 1/A by=%s lci=null cause=normalClearing
                        """.formatted(first, traits.reading().equals(RELEASER.reading()) ? "B" : "A"));
    }
}
