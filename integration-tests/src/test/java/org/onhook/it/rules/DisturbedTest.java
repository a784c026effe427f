package org.onhook.it.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.api.call.SwitchTraits;

/** Section 6, whatever the switch sends: lines of stories are left out, doubled, moved, mixed with those of other stories. */
class DisturbedTest {

    private static final List<String> STORIES = List.of(
            TwoPartyTest.TALK + ConferenceTest.leaves("1", "A", "A", "B") + ConferenceTest.leaves("1", "B", "B"),
            BeforeAnswerTest.RING + "B Failed 1/B by=B from=A to=B lci=null cause=callCancelled\n"
                    + ConferenceTest.leaves("1", "A", "A"),
            "A Originated 1/A from=A to=B\nA Failed 1/B by=B from=A to=B lci=fail cause=busy\n"
                    + ConferenceTest.leaves("1", "A", "A"),
            TwoPartyTest.TALK + "B Failed 1/B by=B from=A to=B lci=fail cause=blocked\n"
                    + ConferenceTest.leaves("1", "B", "B", "A") + ConferenceTest.leaves("1", "A", "A"),
            ConferenceTest.THREE
                    + ConferenceTest.leaves("3", "B", "B", "A", "C")
                    + ConferenceTest.leaves("3", "C", "C", "A")
                    + ConferenceTest.leaves("3", "A", "A"),
            ConferenceTest.CONSULT
                    + """
                    A Transfered 1/A second=2/A by=A target=C list=3/B<1/B,3/C<2/C lci=null cause=transfer
                    B Transfered 1/A second=2/A by=A target=C list=3/B<1/B,3/C<2/C lci=connected cause=transfer
                    C Transfered 1/A second=2/A by=A target=C list=3/B<1/B,3/C<2/C lci=connected cause=transfer
                    """
                    + ConferenceTest.leaves("3", "B", "B", "C") + ConferenceTest.leaves("3", "C", "C"),
            """
            A Originated 1/A from=A to=Q
            A Queued 1/Q by=Q from=A to=Q lci=connected cause=enteringDistribution
            Q Queued 1/Q by=Q from=A to=Q lci=queued cause=enteringDistribution
            Q Diverted 1/Q by=Q new=B from=A to=Q lci=null cause=distributed
            A Delivered 1/B from=A to=Q last=Q lci=connected cause=distributed
            B Delivered 1/B from=A to=Q last=Q lci=alerting cause=distributed
            A Established 1/B from=A to=Q last=Q lci=connected
            B Established 1/B from=A to=Q last=Q lci=connected
            """ + ConferenceTest.leaves("1", "B", "B", "A") + ConferenceTest.leaves("1", "A", "A"),
            TwoPartyTest.TALK + "A Transfered 1/A by=A target=C list=4/B<1/B,4/C lci=null cause=singleStepTransfer\n"
                    + "C Delivered 4/C from=B to=C last=A lci=alerting cause=singleStepTransfer\n"
                    + "C CallCleared 4/ cause=normalClearing\nB CallCleared 4/ cause=normalClearing\n");

    static Stream<Integer> seeds() {
        return IntStream.range(0, Integer.getInteger("onhook.disturbed", 400)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyStayAndEveryCallEndsOnce(int seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(lines(random, 0));
        if (random.nextInt(3) == 0) {
            mix(lines, lines(random, random.nextBoolean() ? 0 : 10), random);
        }
        int disturbances = random.nextInt(6);
        for (int i = 0; i < disturbances; i++) {
            disturb(lines, random);
        }
        SwitchTraits traits =
                List.of(Play.AUTO, Play.RELEASER, Play.DROPPED, Play.SELF).get(random.nextInt(4));
        String monitored =
                List.of("A B C Q", "A B C", "A", "B", "C", "A C", "B Q").get(random.nextInt(7));
        Play.on(traits, monitored)
                .of(String.join("\n", lines) + "\n+3000\nlink down\n+700000")
                .endsAll();
    }

    private static List<String> lines(Random random, int calls) {
        String story = STORIES.get(random.nextInt(STORIES.size()));
        for (int call = 4; calls > 0 && call > 0; call--) {
            story = story.replace(call + "/", (call + calls) + "/");
        }
        return story.lines()
                .map(line -> line.startsWith("+") ? "+" + random.nextInt(900) : line)
                .toList();
    }

    private static void mix(List<String> lines, List<String> others, Random random) {
        int at = 0;
        for (String other : others) {
            at += random.nextInt(Math.max(1, lines.size() - at));
            lines.add(at++, other);
        }
    }

    private static void disturb(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> {
                if (lines.size() > 1) {
                    lines.remove(at);
                }
            }
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.add(at, "messages lost");
            case 4 -> {
                lines.add(at, "monitor A");
                lines.add(at, "link up");
                lines.add(at, "+" + random.nextInt(3000));
                lines.add(at, "link down");
            }
            default -> lines.set(at, lines.get(at).replaceAll("lci=\\S+|cause=\\S+|by=\\S+", ""));
        }
    }
}
