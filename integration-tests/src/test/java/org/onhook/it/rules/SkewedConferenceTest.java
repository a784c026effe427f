package org.onhook.it.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.SwitchTraits;

/** A conference of three that its members leave one by one, at any pace, told by monitors that are not equally fast. */
class SkewedConferenceTest {

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("onhook.skewed", 200)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsBlamedWrongly(int seed) {
        Random random = new Random(seed);
        int writes = random.nextInt(3);
        SwitchTraits configured =
                List.of(Play.RELEASER, Play.DROPPED, Play.SELF).get(writes);
        List<String> order = new ArrayList<>(List.of("A", "B", "C"));
        Collections.shuffle(order, random);
        Map<String, Integer> slow = new TreeMap<>();
        order.forEach(dn -> slow.put(dn, random.nextInt(300)));
        int gap = 700 + random.nextInt(3000);
        Timeline timeline = new Timeline(slow);
        List<String> staying = new ArrayList<>(order);
        int now = 1000;
        for (String leaves : order.subList(0, 2)) {
            timeline.say(now, clear(leaves, leaves, leaves, writes, "null"));
            staying.remove(leaves);
            for (String monitor : staying) {
                timeline.say(now, clear(monitor, leaves, leaves, writes, "connected"));
            }
            now += gap;
        }
        String last = order.get(2);
        timeline.say(now - gap + 10, clear(last, last, order.get(1), writes, "null"));
        String monitored = List.of("A", "B", "C", "A B", "B C", "A C", "A B C").get(random.nextInt(7));
        Outcome outcome = Play.on(random.nextBoolean() ? configured : Play.AUTO, monitored)
                .of(ConferenceTest.THREE + timeline.until(0));
        outcome.endsAll();
        int lastMonitored = IntStream.range(0, 3)
                .filter(i -> monitored.contains(order.get(i)))
                .max()
                .orElseThrow();
        for (int i = 0; i < 3; i++) {
            // The second one to leave ends it for the last; and with the last monitored party all is over that is seen.
            String truth = order.get(Math.min(Math.min(i, lastMonitored), 1));
            String leg = order.get(i);
            outcome.neverTells(leg + (i < 2 ? " Released Remote" : " Released Local"));
            for (String wrong : order) {
                if (!wrong.equals(truth)) {
                    outcome.neverTells("-" + leg + " by " + wrong);
                }
                if (!wrong.equals(order.get(Math.min(lastMonitored, 1)))) {
                    outcome.neverTells("-call by " + wrong);
                }
            }
        }
    }

    private static String clear(String monitor, String dropped, String who, int writes, String state) {
        String by = List.of(who, dropped, monitor).get(writes);
        return "%s ConnectionCleared 3/%s by=%s lci=%s cause=normalClearing".formatted(monitor, dropped, by, state);
    }
}
