package org.onhook.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.SwitchTraits;

/**
 * Calls of two, one after the other on one link, by a switch of any habit whose monitors are not equally fast: whatever is
 * said of who hung up is true, or nothing is said.
 */
class SkewedTest {

    private record Habit(int writes, boolean everyLeg, boolean stopsWithOwnLeg, boolean tone, int slowA, int slowB) {}

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("onhook.skewed", 300)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsBlamedWrongly(int seed) {
        Random random = new Random(seed);
        int writes = random.nextInt(3);
        boolean everyLeg = random.nextBoolean();
        // The order of single clears is all that tells there; a switch that reports them out of order cannot be read.
        int skew = everyLeg || writes == 0 ? 400 : 0;
        Habit habit = new Habit(
                writes,
                everyLeg,
                random.nextBoolean(),
                everyLeg && random.nextBoolean(),
                random.nextInt(skew + 1),
                random.nextInt(skew + 1));
        SwitchTraits configured =
                List.of(Play.RELEASER, Play.DROPPED, Play.SELF).get(writes);
        String monitored = List.of("A", "B", "A B").get(random.nextInt(3));
        List<String> truth = new ArrayList<>();
        StringBuilder story = new StringBuilder();
        for (int call = 1; call <= 4; call++) {
            boolean answered = random.nextInt(3) > 0;
            String who = random.nextBoolean() ? "A" : "B";
            truth.add(Play.cast(who));
            story.append(call(call, answered, who, habit).until(12_000));
        }
        Outcome outcome = Play.on(random.nextBoolean() ? configured : Play.AUTO, monitored)
                .of(story.toString());
        outcome.endsAll();
        for (int call = 1; call <= 4; call++) {
            String at = call == 1 ? "" : " @" + call;
            String who = truth.get(call - 1);
            for (String dn : List.of("2001", "2002")) {
                String wrong = dn.equals(who) ? "Remote" : "Local";
                outcome.neverTells(dn + " Released " + wrong + at + ";" + dn + " Abandoned " + wrong + at);
                String other = who.equals("2001") ? "2002" : "2001";
                assertThat(outcome.told().endings())
                        .as(outcome.story())
                        .doesNotContain(
                                "-" + dn + at + " by " + other,
                                "-" + dn + at + " by " + other + " Reject",
                                "-call" + at + " by " + other);
            }
        }
    }

    private static Timeline call(int id, boolean answered, String who, Habit habit) {
        Timeline timeline = new Timeline(Map.of("A", habit.slowA(), "B", habit.slowB()));
        timeline.say(0, "A Originated %d/A from=A to=B".formatted(id));
        timeline.say(
                100,
                "A Delivered %d/B from=A to=B lci=connected".formatted(id),
                "B Delivered %d/B from=A to=B lci=alerting".formatted(id));
        if (answered) {
            timeline.say(
                    2000,
                    "A Established %d/B from=A to=B lci=connected".formatted(id),
                    "B Established %d/B from=A to=B lci=connected".formatted(id));
        }
        String other = who.equals("A") ? "B" : "A";
        String left = answered ? habit.tone() ? "fail" : "connected" : other.equals("B") ? "alerting" : "connected";
        int later = habit.tone() && (answered || other.equals("A")) ? 7000 : 4010;
        if (habit.everyLeg()) {
            timeline.say(4000, clear(id, who, who, who, habit, "null"), clear(id, other, who, who, habit, left));
            if (!habit.stopsWithOwnLeg()) {
                timeline.say(later, clear(id, who, other, who, habit, "null"));
            }
            timeline.say(later, clear(id, other, other, who, habit, "null"));
        } else {
            timeline.say(4000, clear(id, who, who, who, habit, "null"), clear(id, other, other, who, habit, "null"));
        }
        return timeline;
    }

    private static String clear(int id, String monitor, String dropped, String who, Habit habit, String state) {
        String by = List.of(who, dropped, monitor).get(habit.writes());
        return "%s ConnectionCleared %d/%s by=%s lci=%s cause=normalClearing"
                .formatted(monitor, id, dropped, by, state);
    }
}
