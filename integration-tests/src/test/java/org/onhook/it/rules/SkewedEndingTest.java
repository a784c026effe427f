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
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;

/**
 * A conference of three to five that some members leave by themselves, before its controller A ends it for all, told by
 * monitors that are not equally fast.
 */
class SkewedEndingTest {

    private static final int SKEW = 400;
    /** As long as the window and the slowest monitor together: what is closer may be taken for a consequence. */
    private static final int APART = 500 + SKEW;

    private static final List<String> ALL = List.of("A", "B", "C", "D", "E");

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("onhook.skewed", 300)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsBlamedWrongly(int seed) {
        Random random = new Random(seed);
        List<String> parties = ALL.subList(0, 3 + random.nextInt(3));
        List<String> members = new ArrayList<>(parties.subList(1, parties.size()));
        Collections.shuffle(members, random);
        List<String> leaving = members.subList(0, random.nextInt(members.size() - 1));
        Habit habit = new Habit(random.nextInt(3), random.nextBoolean());
        Map<String, Integer> late = new TreeMap<>();
        parties.forEach(dn -> late.put(dn, random.nextInt(SKEW)));
        Timeline timeline = new Timeline(late);

        int now = 1000;
        List<String> there = new ArrayList<>(parties);
        for (String dn : leaving) {
            there.remove(dn);
            timeline.say(now, habit.clear(dn, dn, dn, "null"));
            for (String monitor : there) {
                timeline.say(now, habit.clear(monitor, dn, dn, "connected"));
            }
            now += APART + random.nextInt(2000);
        }
        Collections.shuffle(there, random);
        there.remove("A");
        there.add(0, "A");
        for (String dn : List.copyOf(there)) {
            there.remove(dn);
            timeline.say(now, habit.clear(dn, dn, "A", "null"));
            for (String monitor : habit.everyLeg() ? there : List.<String>of()) {
                timeline.say(now, habit.clear(monitor, dn, "A", "connected"));
            }
            now += random.nextInt(5);
        }

        List<String> monitored = new ArrayList<>(parties);
        Collections.shuffle(monitored, random);
        monitored = monitored.subList(0, 1 + random.nextInt(parties.size()));
        Outcome outcome = Play.on(habit.traits(random), String.join(" ", monitored))
                .of(conference(parties) + timeline.until(now + 2000));

        outcome.endsAll();
        judge(outcome, parties, leaving, monitored);
    }

    private static void judge(Outcome outcome, List<String> parties, List<String> leaving, List<String> monitored) {
        // With the last monitored party all is over that is seen.
        String last = leaving.containsAll(monitored)
                ? leaving.get(
                        monitored.stream().mapToInt(leaving::indexOf).max().orElseThrow())
                : "A";
        for (String leg : parties) {
            boolean byItself = leaving.contains(leg) && leaving.indexOf(leg) <= leaving.indexOf(last)
                    || leaving.contains(leg) && last.equals("A");
            String truth = byItself ? leg : last;
            outcome.neverTells(leg + (truth.equals(leg) ? " Released Remote" : " Released Local"));
            for (String wrong : parties) {
                if (!wrong.equals(truth)) {
                    outcome.neverTells("-" + leg + " by " + wrong);
                }
                if (!wrong.equals(last)) {
                    outcome.neverTells("-call by " + wrong);
                }
            }
        }
    }

    /** A has brought them all together. */
    private static String conference(List<String> parties) {
        StringBuilder story = new StringBuilder(TwoPartyTest.TALK);
        for (int i = 2; i < parties.size(); i++) {
            int consultation = i + 10;
            String added = parties.get(i);
            story.append("""
                    A Held 1/A lci=hold
                    A Originated %1$d/A from=A to=%2$s
                    A Delivered %1$d/%2$s from=A to=%2$s lci=connected
                    %2$s Delivered %1$d/%2$s from=A to=%2$s lci=alerting
                    A Established %1$d/%2$s from=A to=%2$s lci=connected
                    %2$s Established %1$d/%2$s from=A to=%2$s lci=connected
                    +500
                    """.formatted(consultation, added));
            String list = String.join(
                    ",", parties.subList(0, i + 1).stream().map(dn -> "1/" + dn).toList());
            for (String monitor : parties.subList(0, i + 1)) {
                story.append("%s Conferenced 1/A second=%d/A by=A added=%s list=%s cause=conference\n"
                        .formatted(monitor, consultation, added, list));
            }
            story.append("+500\n");
        }
        return story.toString();
    }

    /**
     * How the switch tells of ends.
     *
     * @param writes whom it writes as releasing device: the releaser, the dropped device, the monitored one
     * @param everyLeg whether it tells each leg's end to all that are left when the conference is ended
     */
    private record Habit(int writes, boolean everyLeg) {

        String clear(String monitor, String dropped, String who, String state) {
            return "%s ConnectionCleared 1/%s by=%s lci=%s cause=normalClearing"
                    .formatted(monitor, dropped, List.of(who, dropped, monitor).get(writes), state);
        }

        SwitchTraits traits(Random random) {
            SwitchTraits reading = random.nextBoolean()
                    ? Play.AUTO
                    : List.of(Play.RELEASER, Play.DROPPED, Play.SELF).get(writes);
            ClearPattern known = everyLeg ? ClearPattern.EVERY_LEG : ClearPattern.ONE_PER_MONITOR;
            ConferenceEnding ending =
                    random.nextInt(3) > 0 ? ConferenceEnding.ENDS_WITH_CONTROLLER : ConferenceEnding.UNKNOWN;
            return Play.ending(Play.sending(reading, random.nextBoolean() ? known : ClearPattern.UNKNOWN), ending);
        }
    }
}
