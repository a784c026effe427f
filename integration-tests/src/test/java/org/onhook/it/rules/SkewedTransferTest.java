package org.onhook.it.rules;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.SwitchTraits;

/**
 * A talks with B and hands the call on to C, after a consultation, while C rings, or in a single step; later B or C hangs
 * up. The monitors are not equally fast.
 */
class SkewedTransferTest {

    private static final int SKEW = 400;

    private enum Way {
        CONSULTED,
        RINGING,
        SINGLE_STEP
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("onhook.skewed", 300)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoHandsOnIsNotWhoReleasesAndNobodyIsBlamedWrongly(int seed) {
        Random random = new Random(seed);
        Way way = Way.values()[random.nextInt(3)];
        int writes = random.nextInt(3);
        boolean everyLeg = random.nextBoolean();
        String call = random.nextBoolean() ? "3" : "1";
        Map<String, Integer> late = new TreeMap<>();
        List.of("A", "B", "C").forEach(dn -> late.put(dn, random.nextInt(SKEW)));
        Timeline timeline = new Timeline(late);
        int answered =
                switch (way) {
                    case CONSULTED -> consulted(timeline, call);
                    case RINGING -> ringing(timeline, call, random.nextInt(3) * 200);
                    case SINGLE_STEP -> singleStep(timeline, call, random.nextInt(3) * 200);
                };
        String who = random.nextBoolean() ? "B" : "C";
        String other = who.equals("B") ? "C" : "B";
        int end = answered + 1000 + random.nextInt(2000);
        timeline.say(end, clear(call, who, who, who, writes, "null"));
        if (everyLeg) {
            timeline.say(end, clear(call, other, who, who, writes, "connected"));
        }
        // Where the order of single clears is all that tells, the slower monitor does not tell of the first of them.
        int consequence = everyLeg || writes == 0 ? end : end + SKEW;
        timeline.say(consequence, clear(call, other, other, who, writes, "null"));

        SwitchTraits configured =
                List.of(Play.RELEASER, Play.DROPPED, Play.SELF).get(writes);
        String monitored =
                List.of("A B C", "A B C", "B C", "A B", "A C", "B", "C").get(random.nextInt(7));
        Outcome outcome = Play.on(random.nextBoolean() ? configured : Play.AUTO, monitored)
                .of(TwoPartyTest.TALK + timeline.until(consequence + 3000));

        outcome.endsAll();
        outcome.neverTells("A Released Local; A Released Remote; A Released Unknown; A Released Transferred Unknown")
                .neverTells(who + " Released Remote;" + other + " Released Local")
                .neverTells(other + " Abandoned Remote;" + other + " Abandoned Local");
        for (String wrong : List.of("A", other)) {
            outcome.neverTells("-B by %s; -C by %s; -call by %s".formatted(wrong, wrong, wrong));
        }
        if (monitored.equals("A B C")) {
            outcome.tellsAmong("%s Released Local; %s Released Remote; -B by %s; -C by %s; -call by %s"
                    .formatted(who, other, who, who, who));
        }
    }

    private static int consulted(Timeline timeline, String call) {
        int joined = consults(timeline, 0);
        timeline.say(
                1000,
                "A Established 2/C from=A to=C lci=connected cause=consultation",
                "C Established 2/C from=A to=C lci=connected cause=consultation");
        joins(timeline, joined, call, "connected");
        return joined;
    }

    private static int ringing(Timeline timeline, String call, int pause) {
        int joined = consults(timeline, 0);
        joins(timeline, joined, call, "alerting");
        answers(timeline, joined + pause, call);
        return joined + pause;
    }

    private static int consults(Timeline timeline, int at) {
        timeline.say(
                at,
                "A Held 1/A lci=hold cause=consultation",
                "B Held 1/A lci=connected cause=consultation",
                "A Originated 2/A from=A to=C cause=consultation",
                "A Delivered 2/C from=A to=C lci=connected",
                "C Delivered 2/C from=A to=C lci=alerting");
        return at + 2000;
    }

    private static void joins(Timeline timeline, int at, String call, String targetIs) {
        String transfered = "%s Transfered 1/A second=2/A by=A target=C list=%s/B<1/B,%s/C<2/C lci=%s cause=transfer";
        timeline.say(
                at,
                transfered.formatted("A", call, call, "null"),
                transfered.formatted("B", call, call, "connected"),
                transfered.formatted("C", call, call, targetIs));
    }

    private static int singleStep(Timeline timeline, String call, int pause) {
        String transfered = "%s Transfered 1/A by=A target=C list=%s/B<1/B,%s/C lci=%s cause=singleStepTransfer";
        timeline.say(
                0, transfered.formatted("A", call, call, "null"), transfered.formatted("B", call, call, "connected"));
        timeline.say(
                10,
                "B Delivered %s/C from=B to=C last=A lci=connected cause=singleStepTransfer".formatted(call),
                "C Delivered %s/C from=B to=C last=A lci=alerting cause=singleStepTransfer".formatted(call));
        answers(timeline, 10 + pause, call);
        return 10 + pause;
    }

    private static void answers(Timeline timeline, int at, String call) {
        timeline.say(
                at,
                "B Established %s/C from=B to=C last=A lci=connected".formatted(call),
                "C Established %s/C from=B to=C last=A lci=connected".formatted(call));
    }

    private static String clear(String call, String monitor, String dropped, String who, int writes, String state) {
        return "%s ConnectionCleared %s/%s by=%s lci=%s cause=normalClearing"
                .formatted(
                        monitor, call, dropped, List.of(who, dropped, monitor).get(writes), state);
    }
}
