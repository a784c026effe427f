package org.onhook.it.rules;

import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.ending;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;

/** Stories 13, 15, 16 and 20b. */
class ConferenceTest {

    /** A talks with B, and consults C. */
    static final String CONSULT = TwoPartyTest.TALK + """
            A Held 1/A lci=hold cause=consultation
            B Held 1/A lci=connected cause=consultation
            A ServiceInitiated 2/A cause=consultation
            A Originated 2/A from=A to=C cause=consultation
            A Delivered 2/C from=A to=C lci=connected
            C Delivered 2/C from=A to=C lci=alerting
            +2000
            A Established 2/C from=A to=C lci=connected
            C Established 2/C from=A to=C lci=connected
            +2000
            """;

    private static final String JOIN = """
            A Conferenced 1/A second=2/A by=A added=C list=3/A<1/A,3/B<1/B,3/C<2/C lci=connected cause=conference
            B Conferenced 1/A second=2/A by=A added=C list=3/A<1/A,3/B<1/B,3/C<2/C lci=connected cause=conference
            C Conferenced 1/A second=2/A by=A added=C list=3/A<1/A,3/B<1/B,3/C<2/C lci=connected cause=conference
            +3000
            """;

    static final String THREE = CONSULT + JOIN;

    static final String JOINED = """
            A PartyAdded C; B PartyAdded C; C PartyChanged from @2 to @1
            A Released Conferenced Local @2; -A @2 by A Conference; >C by A Conference; -call @2 into @1 by A Conference;
            """;

    private static final String B_LEAVES = """
            B ConnectionCleared 3/B by=B lci=null cause=normalClearing
            A ConnectionCleared 3/B by=B lci=connected cause=normalClearing
            C ConnectionCleared 3/B by=B lci=connected cause=normalClearing
            """;

    private static final String B_LEFT = "A PartyDeleted B by B; C PartyDeleted B by B; B Released Local; -B by B;";

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED);
    }

    static Stream<SwitchTraits> allEndings() {
        return readings().flatMap(traits -> Stream.of(ConferenceEnding.values()).map(ending -> ending(traits, ending)));
    }

    static String leaves(String call, String who, String... monitors) {
        StringBuilder lines = new StringBuilder();
        for (String monitor : monitors) {
            lines.append("%s ConnectionCleared %s/%s by=%s lci=%s cause=normalClearing\n"
                    .formatted(monitor, call, who, who, monitor.equals(who) ? "null" : "connected"));
        }
        return lines.toString();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void completingAConferenceJoinsTheConsultationCall(SwitchTraits traits) {
        Play.on(traits, "A B C").of(THREE).tellsSoFar(JOINED);
    }

    @ParameterizedTest
    @MethodSource("allEndings")
    void aMemberLeavesThenAnotherHangsUp(SwitchTraits traits) {
        String story = THREE + B_LEAVES + "+5000\n" + leaves("3", "C", "C", "A")
                + leaves("3", "A", "A").replace("by=A", traits.reading().equals(RELEASER.reading()) ? "by=C" : "by=A");
        Play.on(traits, "A B C")
                .of(story)
                .tells(JOINED + B_LEFT + "C Released Local; A Released Remote; -C by C; -A by C; -call by C");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theConferenceIsSeenByOneMonitorAlone(SwitchTraits traits) {
        String story = THREE + B_LEAVES + "+5000\n" + leaves("3", "C", "C", "A")
                + leaves("3", "A", "A").replace("by=A", traits.reading().equals(RELEASER.reading()) ? "by=C" : "by=A");
        Play.on(traits, "A").of(story).tells("""
                        A PartyAdded C; A Released Conferenced Local @2; -A @2 by A Conference; >C by A Conference
                        -call @2 into @1 by A Conference
                        A PartyDeleted B by B; -B by B; A Released Remote; -C by C; -A by C; -call by C""");
    }

    /** One conference, as four kinds of switch would tell of it. */
    @Test
    void theListOfConnectionsMayBeEmptyPartialOrWithoutOldConnections() {
        for (String list : List.of(
                "",
                " list=",
                " list=3/A,3/B,3/C",
                " list=3/A<1/A,3/B,3/C<2/C",
                " list=3/C<2/C,3/B<1/B,3/A<2/A,3/A<1/A",
                " list=1/A<1/A,1/B<1/B,1/C<2/C",
                " list=2/A<2/A,2/B<1/B,2/C<2/C")) {
            String call = list.contains("3/") ? "3" : list.contains("2/A<2") ? "2" : "1";
            for (String primary : List.of("1/A second=2/A", "2/A second=1/A")) {
                String join = "";
                for (String monitor : List.of("A", "B", "C")) {
                    join += "%s Conferenced %s by=A added=C%s lci=connected cause=conference\n"
                            .formatted(monitor, primary, list);
                }
                String story = CONSULT + join + "+3000\n" + leaves(call, "B", "B", "A", "C") + "+2000\n"
                        + leaves(call, "C", "C", "A") + leaves(call, "A", "A");
                Play.on(AUTO, "A B C")
                        .of(story)
                        .tells(JOINED + B_LEFT + "C Released Local; A Released Remote; -C by C; -A by C; -call by C");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theControllerLeavesAndTheOthersGoOn(SwitchTraits traits) {
        for (ConferenceEnding ends : ConferenceEnding.values()) {
            String story = THREE + leaves("3", "A", "A", "B", "C") + "+9000\n" + leaves("3", "C", "C", "B")
                    + leaves("3", "B", "B").replace("by=B", traits == RELEASER ? "by=C" : "by=B");
            Play.on(ending(traits, ends), "A B C")
                    .of(story)
                    .tells(JOINED
                            + "A Released Local; B PartyDeleted A by A; C PartyDeleted A by A; -A by A;"
                            + "C Released Local; B Released Remote; -C by C; -B by C; -call by C");
        }
    }

    private static String theControllerEndsIt(SwitchTraits traits) {
        String others = leaves("3", "B", "B", "C") + "+100\n" + leaves("3", "C", "C");
        return THREE + leaves("3", "A", "A", "B", "C") + "+100\n"
                + (traits == RELEASER ? others.replaceAll("by=[BC]", "by=A") : others);
    }

    @Test
    void theControllerEndsItForAllWhereTheSwitchIsKnownToDoThat() {
        for (SwitchTraits traits : List.of(RELEASER, DROPPED)) {
            Play.on(ending(traits, ConferenceEnding.ENDS_WITH_CONTROLLER), "A B C")
                    .of(theControllerEndsIt(traits))
                    .tellsAmong(
                            "A Released Local; B Released Remote; C Released Remote; -A by A; -B by A; -C by A; -call by A");
        }
    }

    /** A switch that names the releaser would name each of them if it left by itself. */
    @ParameterizedTest
    @MethodSource("readings")
    void closeFollowersOfTheControllerAreNeverLocalWhileItIsNotKnown(SwitchTraits traits) {
        for (SwitchTraits link : List.of(traits, ending(traits, ConferenceEnding.ENDS_WITH_CONTROLLER))) {
            Play.on(link, "A B C")
                    .of(theControllerEndsIt(traits))
                    .tellsAmong("A Released Local; -A by A")
                    .neverTells("B Released Local; C Released Local; -B by B; -B by C; -C by B; -C by C");
        }
    }

    @Test
    void thoseWhoFollowTheControllerLaterLeaveByThemselves() {
        for (ConferenceEnding ends : ConferenceEnding.values()) {
            String story = THREE + leaves("3", "A", "A", "B", "C") + "+700\n" + leaves("3", "B", "B", "C")
                    + leaves("3", "C", "C");
            Play.on(ending(AUTO, ends), "A B C")
                    .of(story)
                    .tellsAmong(
                            "A Released Local; -A by A; B Released Local; C Released Remote; -B by B; -C by B; -call by B");
        }
    }

    @Test
    void aRoomThatKeepsTheLastPartyIsLeftByItsOwnAct() {
        String story = THREE + leaves("3", "B", "B", "A", "C") + "+5000\n" + leaves("3", "C", "C", "A") + "+30000\n"
                + leaves("3", "A", "A");
        for (ConferenceEnding ends : List.of(ConferenceEnding.OUTLIVES_CONTROLLER)) {
            Play.on(ending(AUTO, ends), "A B C")
                    .of(story)
                    .tellsAmong("C Released Local; -C by C; -B by B; B Released Local");
        }
    }

    @Test
    void membersOfFourLeaveOneAfterAnother() {
        String four = THREE + """
                A Originated 4/A from=A to=D cause=consultation
                A Delivered 4/D from=A to=D lci=connected
                D Delivered 4/D from=A to=D lci=alerting
                A Established 4/D from=A to=D lci=connected
                D Established 4/D from=A to=D lci=connected
                +1000
                A Conferenced 3/A second=4/A by=A added=D list=5/A<3/A,5/B<3/B,5/C<3/C,5/D<4/D cause=conference
                B Conferenced 3/A second=4/A by=A added=D list=5/A<3/A,5/B<3/B,5/C<3/C,5/D<4/D cause=conference
                C Conferenced 3/A second=4/A by=A added=D list=5/A<3/A,5/B<3/B,5/C<3/C,5/D<4/D cause=conference
                D Conferenced 3/A second=4/A by=A added=D list=5/A<3/A,5/B<3/B,5/C<3/C,5/D<4/D cause=conference
                +1000
                """;
        String joined = JOINED + """
                A PartyAdded D; B PartyAdded D; C PartyAdded D; D PartyChanged from @3 to @1
                A Released Conferenced Local @3; -A @3 by A Conference; >D by A Conference
                -call @3 into @1 by A Conference;
                """;
        String story = four + leaves("5", "C", "C", "A", "B", "D") + "+2000\n" + leaves("5", "A", "A", "B", "D")
                + "+2000\n" + leaves("5", "D", "D", "B") + leaves("5", "B", "B");
        Play.on(AUTO, "A B C D").of(story).tells(joined + """
                        A PartyDeleted C by C Conferenced; B PartyDeleted C by C Conferenced; D PartyDeleted C by C Conferenced
                        C Released Local; -C by C
                        B PartyDeleted A by A; D PartyDeleted A by A; A Released Local; -A by A
                        D Released Local; B Released Remote; -D by D; -B by D; -call by D""");
    }

    @Test
    void oneIsAddedToACallInASingleStep() {
        String story = TwoPartyTest.TALK
                + """
                A Conferenced 1/A by=A added=C list=1/A<1/A,1/B<1/B,1/C cause=singleStepConference
                B Conferenced 1/A by=A added=C list=1/A<1/A,1/B<1/B,1/C cause=singleStepConference
                C Conferenced 1/A by=A added=C list=1/A<1/A,1/B<1/B,1/C lci=connected cause=singleStepConference
                +3000
                """
                + leaves("1", "B", "B", "A", "C") + "+3000\n" + leaves("1", "A", "A", "C") + leaves("1", "C", "C");
        Outcome outcome = Play.on(AUTO, "A B C").of(story);
        outcome.tellsAmong(B_LEFT + "A Released Local; C Released Remote; -A by A; -C by A; -call by A");
    }

    /** A phone that mixes by itself joins the ids too. */
    @Test
    void aJoinedCallIdStandsForBothCalls() {
        String story = CONSULT
                + "A Conferenced 1/A second=2/A by=A added=C list= lci=connected cause=conference\n+3000\n"
                + "A ConnectionCleared 1|2/B by=B lci=connected cause=normalClearing\n+3000\n"
                + "A ConnectionCleared 1|2/C by=C lci=connected cause=normalClearing\n"
                + "A ConnectionCleared 1|2/A by=A lci=null cause=normalClearing\n";
        Play.on(AUTO, "A").of(story).tells("""
                        A PartyAdded C; A Released Conferenced Local @2; -A @2 by A Conference; >C by A Conference
                        -call @2 into @1 by A Conference
                        A PartyDeleted B by B; -B by B; A Released Remote; -C by C; -A by C; -call by C""");
    }

    /** A leg removed by the feature is not released by it. */
    @Test
    void clearsWithAFeatureCauseAfterTheJoiningAreNotReleases() {
        String story = CONSULT + JOIN + "A ConnectionCleared 2/A by=A lci=null cause=conference\n"
                + "C ConnectionCleared 2/A by=A lci=connected cause=conference\n" + B_LEAVES + "+5000\n"
                + leaves("3", "C", "C", "A") + leaves("3", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(JOINED + B_LEFT + "C Released Local; A Released Remote; -C by C; -A by C; -call by C");
    }

    @Test
    void clearsWithAFeatureCauseBeforeTheJoiningAreNotReleases() {
        String story = CONSULT + "A ConnectionCleared 2/A by=A lci=null cause=conference\n" + JOIN + B_LEAVES
                + "+5000\n" + leaves("3", "C", "C", "A") + leaves("3", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(JOINED + B_LEFT + "C Released Local; A Released Remote; -C by C; -A by C; -call by C");
    }

    @Test
    void theConsultedPartyHangsUpFirstAndTheHeldCallIsUntouched() {
        String story = CONSULT + leaves("2", "C", "C", "A")
                + "A Failed 2/A by=A from=A to=C lci=fail cause=blocked\n+800\n"
                + leaves("2", "A", "A") + "A Retrieved 1/A lci=connected\nB Retrieved 1/A lci=connected\n+4000\n"
                + leaves("1", "A", "A", "B") + leaves("1", "B", "B");
        Play.on(AUTO, "A B C").of(story).tells("""
                        C Released Local @2; A Released Remote @2; -C @2 by C; -A @2 by C; -call @2 by C
                        A Released Local; B Released Remote; -A by A; -B by A; -call by A""");
    }

    @Test
    void theHeldPartyHangsUpDuringTheConsultation() {
        String story =
                CONSULT + leaves("1", "B", "B") + "A ConnectionCleared 1/B by=B lci=hold cause=normalClearing\n+3000\n"
                        + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n+3000\n"
                        + leaves("2", "A", "A", "C") + leaves("2", "C", "C");
        Play.on(AUTO, "A B C").of(story).tells("""
                        B Released Local; A Released Remote; -B by B; -A by B; -call by B
                        A Released Local @2; C Released Remote @2; -A @2 by A; -C @2 by A; -call @2 by A""");
    }
}
