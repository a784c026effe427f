package org.onhook.it.rules;

import static org.onhook.it.rules.ConferenceTest.leaves;
import static org.onhook.it.rules.Play.AUTO;
import static org.onhook.it.rules.Play.DROPPED;
import static org.onhook.it.rules.Play.RELEASER;
import static org.onhook.it.rules.Play.SELF;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.SwitchTraits;

/** Story 20 and its relatives. In the rules' words B transfers; here it is A, who talks with B and consulted C. */
class TransferTest {

    private static final String MOVED = """
            A Released Transferred Local; A Released Transferred Local @2; -A by A Transfer; -A @2 by A Transfer
            B PartyChanged; C PartyChanged from @2 to @1; >C by A Transfer; -call @2 into @1 by A Transfer;
            """;
    private static final String C_HANGS_UP = "C Released Local; B Released Remote; -C by C; -B by C; -call by C";

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    private static String transfered(String monitor, String calls, String list, String state) {
        return "%s Transfered %s by=A target=C%s lci=%s cause=transfer\n".formatted(monitor, calls, list, state);
    }

    private static String ended(String call, SwitchTraits traits) {
        return "+4000\nC ConnectionCleared %s/C by=C lci=null cause=normalClearing\n".formatted(call)
                + "B ConnectionCleared %s/B by=%s lci=null cause=normalClearing\n"
                        .formatted(call, traits == RELEASER ? "C" : "B");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallGoesOnWithoutTheOneWhoTransferred(SwitchTraits traits) {
        for (String list : List.of(
                " list=3/B<1/B,3/C<2/C",
                " list=3/C<2/C,3/B<1/B",
                " list=3/C,3/B",
                " list=1/B<1/B,1/C<2/C",
                " list=2/B<1/B,2/C<2/C")) {
            String call = list.substring(6, 7);
            for (String calls : List.of("1/A second=2/A", "2/A second=1/A")) {
                String join = transfered("A", calls, list, "null")
                        + transfered("B", calls, list, "connected")
                        + transfered("C", calls, list, "connected");
                Play.on(traits, "A B C")
                        .of(ConferenceTest.CONSULT + join + ended(call, traits))
                        .tells(MOVED + C_HANGS_UP);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void clearsWithTheCauseOfTheTransferAreNotReleases(SwitchTraits traits) {
        String list = " list=3/B<1/B,3/C<2/C";
        String calls = "1/A second=2/A";
        String join = transfered("A", calls, list, "null")
                + transfered("B", calls, list, "connected")
                + transfered("C", calls, list, "connected");
        String clears = """
                A ConnectionCleared 1/A by=A lci=null cause=transfer
                A ConnectionCleared 2/A by=A lci=null cause=transfer
                B ConnectionCleared 1/A by=A lci=connected cause=transfer
                C ConnectionCleared 2/A by=A lci=connected cause=transfer
                """;
        Play.on(traits, "A B C")
                .of(ConferenceTest.CONSULT + clears + join + ended("3", traits))
                .tells(MOVED + C_HANGS_UP);
        Play.on(traits, "A B C")
                .of(ConferenceTest.CONSULT + join + clears + ended("3", traits))
                .tells(MOVED + C_HANGS_UP);
    }

    @Test
    void theTransferMayBeReportedWithoutItsConnections() {
        for (String calls : List.of("1/A second=2/A", "2/A second=1/A")) {
            for (String call : List.of("1", "2")) {
                String join = transfered("A", calls, " list=", "null")
                        + transfered("B", calls, " list=", "connected")
                        + transfered("C", calls, " list=", "connected");
                Play.on(AUTO, "A B C")
                        .of(ConferenceTest.CONSULT + join + ended(call, AUTO))
                        .tells(MOVED + C_HANGS_UP);
            }
        }
    }

    @Test
    void eachPartyIsSeenByItsOwnMonitorAlone() {
        String list = " list=3/B<1/B,3/C<2/C";
        String calls = "1/A second=2/A";
        String story = ConferenceTest.CONSULT + transfered("A", calls, list, "null")
                + transfered("B", calls, list, "connected")
                + transfered("C", calls, list, "connected") + "+4000\n"
                + "C ConnectionCleared 3/C by=C lci=null cause=normalClearing\n"
                + "B ConnectionCleared 3/C by=C lci=connected cause=normalClearing\n"
                + "B ConnectionCleared 3/B by=B lci=null cause=normalClearing\n";
        Play.on(AUTO, "A")
                .of(story)
                .tellsAmong(
                        "A Released Transferred Local; A Released Transferred Local @2; -A by A Transfer; -A @2 by A Transfer;"
                                + "-call @2 into @1 by A Transfer");
        Play.on(AUTO, "B").of(story).tellsAmong("-A by A Transfer; B Released Remote; -C by C; -B by C; -call by C");
        Play.on(AUTO, "C").of(story).tellsAmong("C Released Unknown; -C; -B; -call");
        Play.on(AUTO, "B C").of(story).tellsAmong("C Released Local; B Released Remote; -C by C; -B by C; -call by C");
    }

    @Test
    void aTransferWhileTheTargetRingsThenItAnswers() {
        String story = blind()
                + "+3000\nB Established 3/C from=B to=C lci=connected\nC Established 3/C from=B to=C lci=connected\n"
                + ended("3", AUTO);
        Play.on(AUTO, "A B C").of(story).tells(MOVED + C_HANGS_UP);
    }

    @Test
    void aTransferWhileTheTargetRingsThenTheCallerGivesUp() {
        String story = blind() + "+3000\nB ConnectionCleared 3/B by=B lci=null cause=normalClearing\n"
                + "C ConnectionCleared 3/B by=B lci=alerting cause=normalClearing\n"
                + "C ConnectionCleared 3/C by=C lci=null cause=normalClearing\n";
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(MOVED + "B Released Local; C Abandoned Remote; -B by B; -C by B; -call by B");
    }

    @Test
    void aTransferWhileTheTargetRingsThenItRejects() {
        String story = blind() + "+3000\nC ConnectionCleared 3/C by=C lci=null cause=normalClearing\n"
                + "B ConnectionCleared 3/C by=C lci=connected cause=normalClearing\n+2000\n"
                + "B ConnectionCleared 3/B by=B lci=null cause=normalClearing\n";
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(MOVED + "C Released Local; B Released Remote; -C by C Reject; -B by C; -call by C");
    }

    @Test
    void aTransferThatNobodyAnswersReturnsToTheOneWhoTransferred() {
        String story = blind() + "+9000\nC Diverted 3/C by=C new=A from=B to=C cause=recallNoAnswer lci=null\n"
                + "B Diverted 3/C by=C new=A from=B to=C cause=recallNoAnswer lci=connected\n"
                + "A Delivered 3/A from=B to=A cause=recall lci=alerting\nB Delivered 3/A from=B to=A cause=recall lci=connected\n"
                + "+2000\nA Established 3/A from=B to=A lci=connected\nB Established 3/A from=B to=A lci=connected\n+4000\n"
                + leaves("3", "B", "B", "A") + leaves("3", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(
                        MOVED
                                + "C Released Redirected Unknown; -C; B Released Local; A Released Remote; -B by B; -A by B; -call by B");
    }

    private static String blind() {
        String ringing = ConferenceTest.CONSULT.substring(0, ConferenceTest.CONSULT.indexOf("A Established 2/C"));
        String list = " list=3/B<1/B,3/C<2/C";
        String calls = "1/A second=2/A";
        return ringing
                + transfered("A", calls, list, "null")
                + transfered("B", calls, list, "connected")
                + transfered("C", calls, list, "alerting");
    }

    @Test
    void aTransferInASingleStep() {
        String join = """
                A Transfered 1/A by=A target=C list=4/B<1/B,4/C lci=null cause=singleStepTransfer
                B Transfered 1/A by=A target=C list=4/B<1/B,4/C lci=connected cause=singleStepTransfer
                C Delivered 4/C from=B to=C last=A lci=alerting cause=singleStepTransfer
                B Delivered 4/C from=B to=C last=A lci=connected cause=singleStepTransfer
                +2000
                B Established 4/C from=B to=C last=A lci=connected
                C Established 4/C from=B to=C last=A lci=connected
                """;
        Outcome outcome = Play.on(AUTO, "A B C").of(TwoPartyTest.TALK + join + ended("4", AUTO));
        outcome.tells("A Released Transferred Local; -A by A SingleStepTransfer; B PartyChanged;" + C_HANGS_UP);
    }

    @Test
    void aTransferredCallIsTransferredAgain() {
        String again = """
                +3000
                C Held 3/C lci=hold
                B Held 3/C lci=connected
                C Originated 5/C from=C to=D
                C Delivered 5/D from=C to=D lci=connected
                D Delivered 5/D from=C to=D lci=alerting
                C Established 5/D from=C to=D lci=connected
                D Established 5/D from=C to=D lci=connected
                +2000
                C Transfered 3/C second=5/C by=C target=D list=6/B<3/B,6/D<5/D lci=null cause=transfer
                B Transfered 3/C second=5/C by=C target=D list=6/B<3/B,6/D<5/D lci=connected cause=transfer
                D Transfered 3/C second=5/C by=C target=D list=6/B<3/B,6/D<5/D lci=connected cause=transfer
                +5000
                """;
        String list = " list=3/B<1/B,3/C<2/C";
        String calls = "1/A second=2/A";
        String first = ConferenceTest.CONSULT
                + transfered("A", calls, list, "null")
                + transfered("B", calls, list, "connected")
                + transfered("C", calls, list, "connected");
        Play.on(AUTO, "A B C D")
                .of(first + again + leaves("6", "B", "B", "D") + leaves("6", "D", "D"))
                .tells(MOVED + """
                        C Released Transferred Local; C Released Transferred Local @3; -C by C Transfer; -C @3 by C Transfer
                        B PartyChanged; D PartyChanged from @3 to @1; >D by C Transfer; -call @3 into @1 by C Transfer
                        B Released Local; D Released Remote; -B by B; -D by B; -call by B""");
    }

    /** The leg of the second call is found by the identifier that both calls share. */
    @Test
    void linkageJoinsAnIdentifierThatIsNotKnown() {
        String story = TwoPartyTest.TALK
                        .replace("lci=connected\n", "lci=connected link=U77\n")
                        .replace("to=B\n", "to=B link=U77\n")
                + leaves("99", "B", "B", "A").replace("normalClearing", "normalClearing link=U77")
                + leaves("99", "A", "A").replace("normalClearing", "normalClearing link=U77");
        Play.on(AUTO, "A B").of(story).tells("B Released Local; A Released Remote; -B by B; -A by B; -call by B");
    }

    @Test
    void theIdentifierOfTheConsultationIsUsedAgainWhileTheTransferredCallGoesOn() {
        String list = " list=3/B<1/B,3/C<2/C";
        String calls = "1/A second=2/A";
        String join = transfered("A", calls, list, "null")
                + transfered("B", calls, list, "connected")
                + transfered("C", calls, list, "connected");
        String another = """
                +3000
                A Originated 2/A from=A to=D
                A Delivered 2/D from=A to=D lci=connected
                D Delivered 2/D from=A to=D lci=alerting
                +1000
                """
                + leaves("2", "A", "A") + "D ConnectionCleared 2/A by=A lci=alerting cause=normalClearing\n"
                + leaves("2", "D", "D");
        Play.on(AUTO, "A B C D")
                .of(ConferenceTest.CONSULT + join + another + ended("3", AUTO))
                .tells(MOVED + C_HANGS_UP
                        + "; A Released Local @3; D Abandoned Remote @3; -A @3 by A; -D @3 by A; -call @3 by A");
    }
}
