package org.onhook.it.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onhook.simulator.FrameScript;
import org.onhook.simulator.FrameScript.MonitorFrame;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.Clears;
import org.onhook.simulator.switching.Reading;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Tally;

/**
 * Every story of attribution.md section 5 that needs no client's request, under every switch profile and under every reading
 * and clear pattern that a link has to learn, with A, B or everybody monitored: from framed bytes to event JSON.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryTableTest {

    /** Longer than any decision waits. */
    private static final long AFTERWARDS = 2_000;

    private final Map<String, Tally> score = new TreeMap<>();

    @TempDir
    Path home;

    record Play(SwitchBehaviour behaviour, Side side, Story story) {
        @Override
        public String toString() {
            return behaviour.name() + ", " + side + " monitored, story " + story.number() + " (" + story.variant()
                    + ")";
        }
    }

    enum Side {
        A,
        B,
        EVERYBODY;

        Set<String> monitored(Cast cast) {
            return switch (this) {
                case A -> Set.of(cast.a().number());
                case B -> Set.of(cast.b().number());
                case EVERYBODY -> new TreeSet<>(cast.devices());
            };
        }
    }

    static Stream<Play> plays() {
        List<SwitchBehaviour> behaviours = new ArrayList<>(SwitchBehaviour.profiles());
        for (Reading reading : Reading.values()) {
            for (Clears clears : Clears.values()) {
                behaviours.add(SwitchBehaviour.generic()
                        .with(
                                ("to be learned: " + reading + ", " + clears).toLowerCase(java.util.Locale.ROOT),
                                reading,
                                clears));
            }
        }
        return behaviours.stream().flatMap(behaviour -> Stream.of(Side.values())
                .flatMap(side -> Stories.playable().stream().map(story -> new Play(behaviour, side, story))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void everyReleaseComesOutAsTheStorySays(Play play) throws IOException, InterruptedException {
        Set<String> monitored = play.side().monitored(Cast.standard());
        FrameScript script = FrameScript.of(play.story(), play.behaviour(), monitored);
        Scorer scorer = new Scorer();
        Invariants invariants = new Invariants();

        try (VirtualConnector connector =
                new VirtualConnector(home, monitored, SwitchFrames.traits(play.behaviour()))) {
            for (MonitorFrame frame : script.events()) {
                connector.passTo(frame.atMillis());
                connector.receive(frame.dn(), frame.bytes());
            }
            connector.passTo(connector.millis() + AFTERWARDS);
            assertThat(connector.callsInProgress()).as("calls in progress").isZero();
            for (String line : connector.finish()) {
                scorer.event(line);
                invariants.event(line);
            }
        }
        scorer.truth(script.truth());
        Score result = scorer.score();
        score.merge(play.behaviour().name() + ", " + play.side(), result.releasingParty(), Tally::plus);

        assertThat(result.findings()).extracting(Finding::text).isEmpty();
        assertThat(invariants.violationsAtTheEnd()).isEmpty();
    }

    @AfterAll
    void printTheScore() {
        System.out.printf("%-55s %7s %22s %7s%n", "switch, monitored", "right", "not enough evidence", "wrong");
        score.forEach((row, tally) -> System.out.printf(
                "%-55s %7d %22d %7d%n", row, tally.right(), tally.tolerated() + tally.unknown(), tally.wrong()));
    }
}
