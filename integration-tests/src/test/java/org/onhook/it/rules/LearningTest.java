package org.onhook.it.rules;

import static org.onhook.it.rules.Play.AUTO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 4: what one call teaches about the reading is used for the next one. */
class LearningTest {

    /** A call whose first number is {@code n}; it ends as the lines say. */
    private static String call(int n, String end) {
        return (TwoPartyTest.TALK + end).replace("1/", n + "/");
    }

    private static final String PROVES_RELEASER = "A ConnectionCleared 1/A by=B lci=null cause=normalClearing\n";
    private static final String LONE = "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";

    private static final String FIRST = "A Released Remote; -A by B; -B by B; -call by B;";

    @Test
    void releaserOnceProvenTellsOfALoneClear() {
        Play.on(AUTO, "A")
                .of(call(1, PROVES_RELEASER) + call(2, LONE))
                .tells(FIRST + "A Released Local @2; -A @2 by A; -B @2 by A; -call @2 by A");
    }

    @Test
    void nothingIsLearnedFromALoneClearThatNamesItself() {
        Play.on(AUTO, "A")
                .of(call(1, LONE) + call(2, LONE))
                .tells("A Released Unknown; -A; -B; -call; A Released Unknown @2; -A @2; -B @2; -call @2");
    }

    @Test
    void aStrangerNamedProvesNothing() {
        Play.on(AUTO, "A")
                .of(call(1, LONE.replace("by=A", "by=0049555")) + call(2, LONE))
                .tellsAmong("A Released Unknown @2; -A @2; -B @2; -call @2");
    }

    /** Another's leg named on this monitor rules out self; then the order of that monitor's clears tells under the others. */
    @Test
    void releasingDroppedAtAnotherMonitorRulesOutSelf() {
        String rulesOut =
                "A ConnectionCleared 1/B by=B lci=connected cause=normalClearing\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        Play.on(AUTO, "A")
                .of(call(1, rulesOut) + call(2, LONE))
                .tells(FIRST + "A Released Unknown @2; -A @2; -B @2; -call @2");
    }

    /** Once dropped is excluded, the monitored device named for another's leg is still releaser or self. */
    @Test
    void releasingMonitoredButNotDroppedRulesOutDropped() {
        String rulesOut =
                "A ConnectionCleared 1/B by=A lci=connected cause=normalClearing\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        Play.on(AUTO, "A")
                .of(call(1, rulesOut) + call(2, LONE))
                .tells("A Released Unknown; -A; -B; -call; A Released Unknown @2; -A @2; -B @2; -call @2");
    }

    /** Both of it in turn leaves only the releaser. */
    @Test
    void whatIsLeftAfterRulingOutTheOthersIsTrusted() {
        String notSelf =
                "A ConnectionCleared 1/B by=B lci=connected cause=normalClearing\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        String notDropped =
                "A ConnectionCleared 1/B by=A lci=connected cause=normalClearing\nA ConnectionCleared 1/A by=A lci=null cause=normalClearing\n";
        Play.on(AUTO, "A")
                .of(call(1, notSelf) + call(2, notDropped) + call(3, LONE))
                .tellsAmong(FIRST + "A Released Local @3; -A @3 by A; -B @3 by A; -call @3 by A");
    }

    /** A switch that named the releaser cannot name each dropped device of one call. */
    @Test
    void aContradictionDropsWhatWasLearned() {
        String contradicts = "A ConnectionCleared 1/B by=A lci=connected cause=normalClearing\n"
                + "B ConnectionCleared 1/A by=B lci=connected cause=normalClearing\n"
                + "A ConnectionCleared 1/A by=A lci=null cause=normalClearing\n"
                + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n";
        Play.on(AUTO, "A B")
                .of(call(1, PROVES_RELEASER + "B ConnectionCleared 1/B by=B lci=null cause=normalClearing\n")
                        + call(2, contradicts))
                .tellsAmong("A Released Remote; B Released Local")
                .neverTells("A Released Remote @2; B Released Local @2");
    }

    /** A conference teaches nothing: any member may be named there. */
    @Test
    void aConferenceTeachesNothing() {
        String conference = ConferenceTest.THREE + "A ConnectionCleared 3/B by=C lci=connected cause=normalClearing\n"
                + "A ConnectionCleared 3/C by=C lci=connected cause=normalClearing\n+2000\nA ConnectionCleared 3/A by=A lci=null cause=normalClearing\n";
        Play.on(AUTO, "A").of(conference + call(7, LONE)).tellsAmong("A Released Unknown @3; -A @3; -B @3; -call @3");
    }

    /** The dropped connection must be known by its own identifier. */
    @ParameterizedTest
    @CsvSource({"1/", "1/9999"})
    void anUnknownConnectionTeachesNothing(String dropped) {
        String unclear = "A ConnectionCleared %s by=B lci=null cause=normalClearing\n".formatted(dropped);
        Play.on(AUTO, "A").of(call(1, unclear) + call(2, LONE)).neverTells("A Released Local @2; -A @2 by A");
    }
}
