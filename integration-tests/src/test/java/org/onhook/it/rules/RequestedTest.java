package org.onhook.it.rules;

import static org.onhook.it.rules.ConferenceTest.JOINED;
import static org.onhook.it.rules.ConferenceTest.THREE;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;
import static org.onhook.it.rules.Play.sending;
import static org.onhook.it.rules.TwoPartyTest.TALK;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.SwitchTraits;

/**
 * Stories 14, 18 and 19, and the races of requests: on each kind of switch, with the answer before, between and after the events.
 */
class RequestedTest {

    private static final String A_ENDED = "A Released Local; B Released Remote; -A by A; -B by A; -call by A";
    private static final String B_ENDED = "A Released Remote; B Released Local; -A by B; -B by B; -call by B";

    /** What a switch writes as releasing device: of who hung up, of the dropped leg, of the monitored device. */
    private enum Writes {
        RELEASER,
        DROPPED,
        SELF;

        String by(String initiator, String dropped, String monitor) {
            return switch (this) {
                case RELEASER -> initiator;
                case DROPPED -> dropped;
                case SELF -> monitor;
            };
        }
    }

    /** A kind of switch, and what is known of it. */
    private record Kind(SwitchTraits traits, Writes writes, boolean everyLeg) {

        /** The call ends: first the leg of one, then that of the other. */
        List<String> clears(String first, String second, String initiator) {
            List<String> lines = new ArrayList<>();
            lines.add(cleared(first, first, initiator, "null"));
            if (everyLeg) {
                lines.add(cleared(second, first, initiator, "connected"));
            }
            lines.add(cleared(second, second, initiator, "null"));
            return lines;
        }

        String cleared(String monitor, String dropped, String initiator, String local) {
            return "%s ConnectionCleared 1/%s by=%s lci=%s cause=normalClearing"
                    .formatted(monitor, dropped, writes.by(initiator, dropped, monitor), local);
        }

        boolean namesReleaser() {
            return writes == Writes.RELEASER && traits.reading().isPresent();
        }

        @Override
        public String toString() {
            return "writes " + writes + (everyLeg ? ", every leg" : ", one a monitor")
                    + (traits.reading().isPresent() ? ", known" : ", to be learned");
        }
    }

    static Stream<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (ClearPattern pattern : List.of(ClearPattern.UNKNOWN, ClearPattern.ONE_PER_MONITOR)) {
            for (Writes writes : Writes.values()) {
                SwitchTraits known =
                        switch (writes) {
                            case RELEASER -> RELEASER;
                            case DROPPED -> DROPPED;
                            case SELF -> SELF;
                        };
                kinds.add(new Kind(sending(known, pattern), writes, false));
                kinds.add(new Kind(sending(AUTO, pattern), writes, false));
            }
        }
        for (ClearPattern pattern : List.of(ClearPattern.UNKNOWN, ClearPattern.EVERY_LEG)) {
            kinds.add(new Kind(sending(RELEASER, pattern), Writes.RELEASER, true));
            kinds.add(new Kind(sending(DROPPED, pattern), Writes.DROPPED, true));
            kinds.add(new Kind(sending(AUTO, pattern), Writes.RELEASER, true));
            kinds.add(new Kind(sending(AUTO, pattern), Writes.DROPPED, true));
        }
        return kinds.stream();
    }

    /** The story with the line at each place among those lines, together and a little apart. */
    private static void atEachPlace(List<String> lines, String line, BiConsumer<Integer, String> play) {
        for (int at = 0; at <= lines.size(); at++) {
            for (String pause : List.of("", "+40\n")) {
                List<String> story = new ArrayList<>(lines);
                story.add(at, line);
                play.accept(at, String.join("\n" + pause, story) + "\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void story18(Kind kind) {
        for (String other : List.of("A B", "B")) {
            atEachPlace(kind.clears("B", "A", "B"), "confirmed 77", (at, ending) -> Play.on(kind.traits(), other)
                    .of(TALK + "request 77 TReleaseCall B 1\n" + ending)
                    .tells(
                            other.equals("B")
                                    ? "B Released Local #77; -A by B; -B by B; -call by B"
                                    : B_ENDED.replace("B Released Local", "B Released Local #77")));
        }
    }

    /** However the switch puts the clears of the legs in order. */
    @ParameterizedTest
    @MethodSource("kinds")
    void story19(Kind kind) {
        String expected = A_ENDED.replace("A Released Local", "A Released Local #77");
        for (List<String> clears : List.of(kind.clears("A", "B", "A"), kind.clears("B", "A", "A"))) {
            atEachPlace(clears, "confirmed 77", (at, ending) -> Play.on(kind.traits(), "A B")
                    .of(TALK + "request 77 TClearCall A 1\n" + ending)
                    .tells(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void story14(Kind kind) {
        List<String> clears = List.of(
                kind.cleared("B", "B", "B", "null").replace(" 1/", " 3/"),
                kind.cleared("A", "B", "B", "connected").replace(" 1/", " 3/"),
                kind.cleared("C", "B", "B", "connected").replace(" 1/", " 3/"));
        if (kind.writes() == Writes.SELF) {
            return;
        }
        atEachPlace(clears, "confirmed 77", (at, ending) -> Play.on(kind.traits(), "A B C")
                .of(THREE + "request 77 TDeleteFromConference A 3 B\n" + ending + "+2000\n")
                .tellsSoFar(JOINED + "A PartyDeleted B by A #77; C PartyDeleted B by A; B Released Remote; -B by A"));
    }

    /** Somebody hung up before the switch could carry the request out. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aRequestThatIsRefusedClaimsNothing(Kind kind) {
        for (String request : List.of("TReleaseCall", "TClearCall")) {
            atEachPlace(kind.clears("B", "A", "B"), "refused 77", (at, ending) -> Play.on(kind.traits(), "A B")
                    .of(TALK + "request 77 " + request + " A 1\n" + ending)
                    .tells(B_ENDED + "; error#77 56"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bothRequestAndTheFirstIsCarriedOut(Kind kind) {
        atEachPlace(
                kind.clears("A", "B", "A"),
                "confirmed 77",
                (at, ending) -> atEachPlace(
                        ending.lines().toList(), "refused 78", (where, both) -> Play.on(kind.traits(), "A B")
                                .of(TALK + "request 77 TReleaseCall A 1\nrequest 78 TReleaseCall B 1\n" + both)
                                .tells(A_ENDED.replace("A Released Local", "A Released Local #77") + "; error#78 56")));
    }

    /** The request is carried out on the tone that the other one left behind. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whoIsLeftOnToneDidNotEndTheCall(Kind kind) {
        if (!kind.everyLeg()) {
            return;
        }
        List<String> hungUp = List.of(
                kind.cleared("B", "B", "B", "null"),
                kind.cleared("A", "B", "B", "fail"),
                "A Failed 1/A by=A from=A to=B lci=fail cause=blocked");
        for (String request : List.of("TReleaseCall", "TClearCall")) {
            String before = TALK + "request 77 " + request + " A 1\n" + String.join("\n", hungUp) + "\n";
            String own = kind.cleared("A", "A", "B", "null") + "\n";
            String expected = B_ENDED.replace("A Released Remote", "A Released Remote #77");
            Play.on(kind.traits(), "A B")
                    .of(before + "confirmed 77\n+50\n" + own)
                    .tells(expected);
        }
    }

    /** While nothing tells whether the request was carried out, it decides without it. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aRequestThatIsNotAnsweredInTimeClaimsNothing(Kind kind) {
        String story = TALK + "request 77 TReleaseCall A 1\n" + String.join("\n", kind.clears("B", "A", "B"));
        Play.on(kind.traits(), "A B").of(story + "\n+6000").tells(B_ENDED + "; error#77 57");
        Play.on(kind.traits(), "A B").of(story + "\n+700\nrefused 77").tells(B_ENDED + "; error#77 56");
        String carriedOut = TALK + "request 77 TReleaseCall A 1\n" + String.join("\n", kind.clears("A", "B", "A"));
        Play.on(kind.traits(), "A B").of(carriedOut + "\n+700\nconfirmed 77").tells(A_ENDED + "; ACK#77");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAlertingCallIsRejectedByRequest(Kind kind) {
        String expected = "A Released Remote; B Released Local #77; -A by B; -B by B Reject; -call by B";
        atEachPlace(kind.clears("B", "A", "B"), "confirmed 77", (at, ending) -> Play.on(kind.traits(), "A B")
                .of(BeforeAnswerTest.RING + "request 77 TReleaseCall B 1\n" + ending)
                .tells(expected));
        List<String> failed = List.of(
                "A Failed 1/B by=B from=A to=B lci=connected cause=busy",
                kind.cleared("B", "B", "B", "null"),
                "+2000",
                kind.cleared("A", "A", "B", "null"));
        atEachPlace(failed.subList(0, 2), "confirmed 77", (at, ending) -> Play.on(kind.traits(), "A B")
                .of(BeforeAnswerTest.RING + "request 77 TReleaseCall B 1\n" + ending
                        + String.join("\n", failed.subList(2, 4)))
                .tells("A DestinationBusy Busy; " + expected));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCallerGivesUpByRequest(Kind kind) {
        atEachPlace(kind.clears("A", "B", "A"), "confirmed 77", (at, ending) -> Play.on(kind.traits(), "A B")
                .of(BeforeAnswerTest.RING + "request 77 TReleaseCall A 1\n" + ending)
                .tells("A Released Local #77; B Abandoned Remote; -A by A; -B by A; -call by A"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aLinkThatIsLostWithTheRequestInFlightClaimsNothing(Kind kind) {
        for (String answer : List.of("", "confirmed 77\n")) {
            Play.on(kind.traits(), "A B")
                    .of(TALK + "request 77 TReleaseCall A 1\n" + answer
                            + "+100\nlink down\n+100\nconfirmed 77\n+700000")
                    .tells("error#77 54; A Released Unknown uncertain; B Released Unknown uncertain;"
                            + " -A uncertain; -B uncertain; -call uncertain");
        }
    }

    /** A request that comes after somebody hung up is no reason, however the switch answers it. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aRequestThatIsMadeAfterwardsClaimsNothing(Kind kind) {
        List<String> clears = kind.clears("B", "A", "B");
        for (String answer : List.of("confirmed 77", "refused 77")) {
            Play.on(kind.traits(), "A B")
                    .of(TALK + clears.get(0) + "\n+1\nrequest 77 TReleaseCall A 1\n" + answer + "\n"
                            + String.join("\n", clears.subList(1, clears.size())))
                    .tellsAmong(B_ENDED.replace("A Released Remote;", ""));
        }
    }
}
