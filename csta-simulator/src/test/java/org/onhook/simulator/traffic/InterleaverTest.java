package org.onhook.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.switching.Turn;

class InterleaverTest {

    private static final Disturbance SHUFFLED = new Disturbance(0, 1, 0);

    private static List<Emission> play(Story story, SwitchBehaviour behaviour, Disturbance disturbance, long seed) {
        StoryPlay play = new StoryPlay(
                story,
                Cast.standard(),
                behaviour,
                Pace.virtual(),
                new CallIds(behaviour.callIds(), 1, 0),
                dn -> true,
                new ActiveCalls(),
                () -> {},
                Instant.EPOCH);
        Interleaver interleaver = new Interleaver(disturbance, new SplittableRandom(seed));
        List<Emission> told = new ArrayList<>();
        while (!play.isOver()) {
            boolean settles = play.nextSettles();
            List<Emission> events = play.next();
            told.addAll(interleaver.tell(events, settles || play.isOver()));
        }
        return told;
    }

    @Test
    void shufflingKeepsTheOrderWithinEachMonitorAndLosesNothing() {
        for (SwitchBehaviour behaviour : SwitchBehaviour.profiles()) {
            for (Story story : Stories.playable()) {
                List<Emission> plain = play(story, behaviour, Disturbance.NONE, 1);
                for (long seed = 0; seed < 10; seed++) {
                    List<Emission> shuffled = play(story, behaviour, SHUFFLED, seed);
                    assertThat(shuffled).hasSameSizeAs(plain);
                    for (String dn : Cast.standard().devices()) {
                        assertThat(of(dn, shuffled)).isEqualTo(of(dn, plain));
                    }
                }
            }
        }
    }

    @Test
    void aConsequenceIsNeverToldBeforeWhatCausedItWhereOrderIsEvidence() {
        for (SwitchBehaviour behaviour : SwitchBehaviour.profiles()) {
            for (Story story : Stories.playable()) {
                for (long seed = 0; seed < 10; seed++) {
                    boolean opened = false;
                    for (Emission event : play(story, behaviour, SHUFFLED, seed)) {
                        opened |= event.turn() == Turn.OPENING || event.turn() == Turn.ENDING;
                        if (event.turn() == Turn.FOLLOWING && openingsIn(story, behaviour)) {
                            assertThat(opened).as(story.toString()).isTrue();
                        }
                    }
                }
            }
        }
    }

    private static boolean openingsIn(Story story, SwitchBehaviour behaviour) {
        return play(story, behaviour, Disturbance.NONE, 1).stream().anyMatch(event -> event.turn() == Turn.OPENING);
    }

    @Test
    void shufflingReallyMixesMonitorsUp() {
        Story story = Stories.variant("20", "C hangs up in the end");
        Set<List<Emission>> orders = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            orders.add(play(story, SwitchBehaviour.avayaAes(), SHUFFLED, seed).stream()
                    .map(event -> new Emission(event.dn(), event.event(), Turn.FREE))
                    .toList());
        }
        assertThat(orders).hasSizeGreaterThan(10);
    }

    @Test
    void theReleasersLegMayBeToldLastWhereTheSwitchNamesTheReleaser() {
        Story story = Stories.variant("1", "A hangs up");
        Set<String> first = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            List<Emission> told = play(story, SwitchBehaviour.openscapeVoice(), SHUFFLED, seed);
            first.add(told.get(told.size() - 2).dn());
        }
        assertThat(first).containsExactlyInAnyOrder("2001", "2002");
    }

    @Test
    void aDoubledEventComesBeforeTheMonitorsNextEvent() {
        List<Emission> told = play(
                Stories.variant("20", "C hangs up in the end"),
                SwitchBehaviour.avayaAes(),
                new Disturbance(1, 1, 0),
                3);
        for (String dn : List.of("2001", "2002", "2003")) {
            List<Emission> own = of(dn, told);
            assertThat(own.size() % 2).isZero();
            for (int i = 0; i < own.size(); i += 2) {
                assertThat(own.get(i)).isEqualTo(own.get(i + 1));
            }
        }
    }

    @Test
    void aLostEventIsOwnedUpTo() {
        Interleaver interleaver = new Interleaver(new Disturbance(0, 0, 1), new SplittableRandom(1));
        List<Emission> events =
                play(Stories.variant("1", "A hangs up"), SwitchBehaviour.generic(), Disturbance.NONE, 1);
        assertThat(interleaver.tell(events, false)).isEmpty();
        assertThat(interleaver.lostSome()).isTrue();
    }

    private static List<Emission> of(String dn, List<Emission> events) {
        return events.stream().filter(event -> event.dn().equals(dn)).toList();
    }
}
