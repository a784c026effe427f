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
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.SwitchTraits;

/** Stories 17 and 21: queues, groups, diversions, pickup. */
class QueueTest {

    private static final String WAIT = """
            A Originated 1/A from=A to=Q
            A Queued 1/Q by=Q from=A to=Q lci=connected cause=enteringDistribution
            Q Queued 1/Q by=Q from=A to=Q lci=queued cause=enteringDistribution
            +5000
            """;

    static Stream<SwitchTraits> readings() {
        return Stream.of(AUTO, RELEASER, DROPPED, SELF);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallerGivesUpInTheQueue(SwitchTraits traits) {
        String by = traits == RELEASER ? "A" : "Q";
        String story = WAIT + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "Q ConnectionCleared 1/Q by=%s lci=null cause=normalClearing\n".formatted(by);
        Play.on(traits, "A Q").of(story).tells("A Released Local; Q Abandoned Remote; -A by A; -Q by A; -call by A");
    }

    @Test
    void theQueueAloneIsMonitored() {
        String clear = "Q ConnectionCleared 1/Q by=%s lci=null cause=%s";
        Play.on(AUTO, "Q")
                .of(WAIT + clear.formatted("A", "normalClearing"))
                .tells("Q Abandoned Remote; -A by A; -Q by A; -call by A");
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "Q")
                    .of(WAIT + clear.formatted(traits == RELEASER ? "?" : "Q", "callCancelled"))
                    .tells("Q Abandoned Remote; -A by A; -Q by A; -call by A");
            Play.on(traits, "Q")
                    .of(WAIT + clear.formatted("?", "queueTimeOverflow"))
                    .tells("Q Abandoned Unknown; -A; -Q; -call");
            Play.on(traits, "Q")
                    .of(WAIT + clear.formatted("Q", "normalClearing"))
                    .tells("Q Abandoned Unknown; -A; -Q; -call");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"queueTimeOverflow", "timeout", "maxTimeout"})
    void theQueuesTimerEndsTheCall(String cause) {
        String story = WAIT + "Q ConnectionCleared 1/Q by=Q lci=null cause=%s\n".formatted(cause)
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        for (SwitchTraits traits : readings().toList()) {
            Play.on(traits, "A Q").of(story).tells("A Released Unknown; Q Abandoned Unknown; -A; -Q; -call");
        }
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theQueueGivesTheCallToAnAgent(SwitchTraits traits) {
        String story = WAIT
                + """
                Q Diverted 1/Q by=Q new=B from=A to=Q lci=null cause=distributed
                A Diverted 1/Q by=Q new=B from=A to=Q lci=connected cause=distributed
                A Delivered 1/B from=A to=Q last=Q lci=connected cause=distributed
                B Delivered 1/B from=A to=Q last=Q lci=alerting cause=distributed
                +1000
                A Established 1/B from=A to=Q last=Q lci=connected
                B Established 1/B from=A to=Q last=Q lci=connected
                +9000
                """
                + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n"
                + "A ConnectionCleared 1/A by=%s lci=null cause=normalClearing\n"
                        .formatted(traits == RELEASER ? "B" : "A");
        Play.on(traits, "A B Q")
                .of(story)
                .tells("Q Diverted; -Q; A Released Remote; B Released Local; -A by B; -B by B; -call by B");
        Play.on(traits, "Q").of(story).tells("Q Diverted; -Q; -A; -call");
    }

    @Test
    void aCallInTwoQueuesIsAbandonedInBoth() {
        String story = WAIT
                + "A Queued 1/R by=R from=A to=Q lci=connected cause=multipleQueuing\nR Queued 1/R by=R from=A to=Q lci=queued cause=multipleQueuing\n+3000\n"
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "Q ConnectionCleared 1/Q by=Q lci=null cause=callCancelled\nR ConnectionCleared 1/R by=R lci=null cause=callCancelled\n";
        Play.on(AUTO, "A Q R")
                .of(story)
                .tells(
                        "A Released Local; Q Abandoned Remote; R Abandoned Remote; -A by A; -Q by A; -R by A; -call by A");
    }

    @Test
    void aCallOverflowsIntoAnotherQueue() {
        String story = WAIT + """
                Q Diverted 1/Q by=Q new=R from=A to=Q lci=null cause=queueTimeOverflow
                R Queued 1/R by=R from=A to=Q last=Q lci=queued cause=overflow
                A Queued 1/R by=R from=A to=Q last=Q lci=connected cause=overflow
                +2000
                A ConnectionCleared 1/A by=A lci=null cause=normalClearing
                R ConnectionCleared 1/R by=A lci=null cause=normalClearing
                """;
        Play.on(AUTO, "A Q R")
                .of(story)
                .tells("Q Diverted; -Q; A Released Local; R Abandoned Remote; -A by A; -R by A; -call by A");
    }

    private static final String GROUP = """
            A Originated 1/A from=A to=Q
            A Delivered 1/B from=A to=Q lci=connected cause=multipleAlerting
            B Delivered 1/B from=A to=Q lci=alerting cause=multipleAlerting
            A Delivered 1/C from=A to=Q lci=connected cause=multipleAlerting
            C Delivered 1/C from=A to=Q lci=alerting cause=multipleAlerting
            +3000
            """;

    @ParameterizedTest
    @MethodSource("readings")
    void oneOfAGroupAnswersAndTheOthersLoseTheCall(SwitchTraits traits) {
        String answer = "A Established 1/B from=A to=Q lci=connected\nB Established 1/B from=A to=Q lci=connected\n";
        String end = "+9000\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing\n"
                        .formatted(traits == RELEASER ? "A" : "B");
        for (String lost : List.of(
                "C ConnectionCleared 1/C by=C lci=null cause=normalClearing\n",
                "C ConnectionCleared 1/C by=? lci=null cause=redirected\n",
                "C ConnectionCleared 1/C by=C lci=null cause=callCancelled\n",
                "C ConnectionCleared 1/C by=? lci=null\nA ConnectionCleared 1/C by=? lci=connected\n",
                "C Diverted 1/C by=C new=B from=A to=Q lci=null cause=redirected\n")) {
            Play.on(traits, "A B C")
                    .of(GROUP + answer + lost + end)
                    .tells(
                            "C Released Redirected Unknown; -C; A Released Local; B Released Remote; -A by A; -B by A; -call by A");
        }
        Play.on(traits, "A B C")
                .of(GROUP
                        + "C ConnectionCleared 1/C by=%s lci=null cause=normalClearing\n"
                                .formatted(traits == RELEASER ? "?" : "C")
                        + answer
                        + end)
                .tells(
                        "C Released Redirected Unknown; -C; A Released Local; B Released Remote; -A by A; -B by A; -call by A");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void theCallerOfAGroupGivesUp(SwitchTraits traits) {
        String by = traits == RELEASER ? "A" : "%s";
        String story = GROUP + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "B ConnectionCleared 1/B by=%s lci=null cause=normalClearing\n".formatted(by.formatted("B"))
                + "C ConnectionCleared 1/C by=%s lci=null cause=normalClearing\n".formatted(by.formatted("C"));
        Play.on(traits, "A B C")
                .of(story)
                .tells(
                        "A Released Local; B Abandoned Remote; C Abandoned Remote; -A by A; -B by A; -C by A; -call by A");
    }

    @Test
    void everyoneInTheGroupRejects() {
        String story = GROUP + leaves("1", "B", "B", "A") + "+1500\n" + leaves("1", "C", "C", "A") + "+1500\n"
                + leaves("1", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tellsAmong("C Released Local; -C by C Reject; A Released Remote; -A by C; -call by C")
                .neverTells("A Released Local; B Released Remote; -B by C; -B by A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"callForwardNoAnswer", "redirected", "alertTimeExpired", "callForwardBusy"})
    void anUnansweredCallGoesOnToAnother(String cause) {
        String story = BeforeAnswerTest.RING + """
                B Diverted 1/B by=B new=C from=A to=B lci=null cause=%1$s
                A Diverted 1/B by=B new=C from=A to=B lci=connected cause=%1$s
                A Delivered 1/C from=A to=B last=B lci=connected cause=%1$s
                C Delivered 1/C from=A to=B last=B lci=alerting cause=%1$s
                +1000
                A Established 1/C from=A to=B last=B lci=connected
                C Established 1/C from=A to=B last=B lci=connected
                +5000
                A ConnectionCleared 1/A by=A lci=null cause=normalClearing
                C ConnectionCleared 1/C by=A lci=null cause=normalClearing
                """.formatted(cause);
        String state = cause.startsWith("callForward") ? "Forwarded" : "Redirected";
        Play.on(AUTO, "A B C")
                .of(story)
                .tells("B Released " + state
                        + " Unknown; -B; A Released Local; C Released Remote; -A by A; -C by A; -call by A");
        Play.on(AUTO, "B").of(story).tells("B Released " + state + " Unknown; -A; -B; -call");
    }

    @Test
    void aRingingCallIsPickedUpElsewhere() {
        String story = BeforeAnswerTest.RING + """
                B Diverted 1/B by=B new=C from=A to=B lci=null cause=callPickup
                C Established 1/C from=A to=B last=B lci=connected cause=callPickup
                A Established 1/C from=A to=B last=B lci=connected cause=callPickup
                +5000
                """ + leaves("1", "C", "C", "A") + leaves("1", "A", "A");
        Play.on(AUTO, "A B C")
                .of(story)
                .tells(
                        "B Released Pickedup Unknown; -B; C Released Local; A Released Remote; -C by C; -A by C; -call by C");
        Play.on(AUTO, "A B C")
                .of(story.replace("Diverted 1/B by=B new=C", "ConnectionCleared 1/B by=C"))
                .tells(
                        "B Released Pickedup Unknown; -B; C Released Local; A Released Remote; -C by C; -A by C; -call by C");
    }
}
