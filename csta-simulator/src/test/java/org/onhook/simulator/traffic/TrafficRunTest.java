package org.onhook.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventXml;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Truth;

class TrafficRunTest {

    /** Writes down everything; keeps count of calls at the same time. */
    private static class Recording implements TrafficRun.Stage {
        private final SwitchBehaviour behaviour = SwitchBehaviour.panasonic();
        private final ActiveCalls calls = new ActiveCalls();
        private final EventXml xml = new EventXml(behaviour);
        private final List<String> frames = new ArrayList<>();
        private final List<Set<String>> casts = new ArrayList<>();
        private long begun;

        @Override
        public StoryPlay begin(Story story, Cast cast, Pace pace) {
            casts.add(new HashSet<>(cast.stations()));
            return new StoryPlay(
                    story,
                    cast,
                    behaviour,
                    pace,
                    new CallIds(behaviour.callIds(), 1, begun++),
                    dn -> true,
                    calls,
                    () -> {},
                    Instant.EPOCH);
        }

        @Override
        public void tell(List<Emission> events) {
            events.forEach(
                    event -> frames.add(xml.frame(event.event(), event.dn()).xml()));
        }

        @Override
        public void flush() {}

        @Override
        public void awaitTime(long millis) {
            // Calls are played as fast as they can be.
        }

        @Override
        public void awaitLink() {}
    }

    private static Recording run(Traffic traffic, List<Truth> truths) throws InterruptedException {
        Recording recording = new Recording();
        new TrafficRun(traffic, recording, () -> false).run(truths::add);
        return recording;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndTruths() throws Exception {
        Traffic traffic = Traffic.random(42, 300).with(new Disturbance(0.1, 0.5, 0.01));
        List<Truth> first = new ArrayList<>();
        List<Truth> second = new ArrayList<>();
        assertThat(run(traffic, first).frames).isEqualTo(run(traffic, second).frames);
        assertThat(first).isEqualTo(second).hasSize(300);
        assertThat(first).anyMatch(Truth::tolerant);
        List<Truth> other = new ArrayList<>();
        assertThat(run(Traffic.random(43, 300), other).frames).isNotEqualTo(run(traffic, new ArrayList<>()).frames);
    }

    @Test
    void thousandsOfCallsGoOnAtTheSameTime() throws Exception {
        List<Truth> truths = new ArrayList<>();
        int[] most = {0};
        Recording recording = new Recording() {
            @Override
            public StoryPlay begin(Story story, Cast cast, Pace pace) {
                StoryPlay play = super.begin(story, cast, pace);
                most[0] = Math.max(most[0], super.casts.size() - truths.size());
                return play;
            }
        };
        new TrafficRun(Traffic.random(1, 5000).among(Traffic.range(20000, 29999)), recording, () -> false)
                .run(truths::add);
        assertThat(truths).hasSize(5000);
        assertThat(most[0]).isGreaterThan(2000);
    }

    @Test
    void callsThatHaveBegunComeToTheirEndsWhenThereAreEnough() throws Exception {
        List<Truth> truths = new ArrayList<>();
        Recording recording = new Recording();
        new TrafficRun(Traffic.random(1, 0), recording, () -> recording.casts.size() == 100).run(truths::add);
        assertThat(truths).hasSize(100);
    }

    @Test
    void storiesAreToldInTurnByTheFirstFreeStations() throws Exception {
        List<Truth> truths = new ArrayList<>();
        Traffic all = Traffic.random(1, 0);
        Traffic inTurn = new Traffic(
                1,
                all.stories().size(),
                0,
                Traffic.Order.IN_TURN,
                all.stories(),
                Cast.standard().stations(),
                Disturbance.NONE);
        run(inTurn, truths);
        assertThat(truths)
                .extracting(Truth::variant)
                .containsExactlyInAnyOrderElementsOf(
                        all.stories().stream().map(Story::variant).toList());
    }

    @Test
    void tooFewStationsAreRefused() {
        assertThatThrownBy(() -> run(Traffic.random(1, 100).among(List.of("2001")), new ArrayList<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stations");
    }
}
