package org.onhook.bench.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.MadeUpStories;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventXml;
import org.onhook.simulator.switching.SwitchBehaviour;

/**
 * What the monitors of two devices are told of a story between them, to be told of any two.
 *
 * @param acts for each act of the story the frames that tell of it
 * @param calls how many calls there are in it
 */
record StoryForm(List<List<FrameForm>> acts, int calls) {

    private static final SwitchBehaviour BEHAVIOUR = SwitchBehaviour.avayaAes();
    private static final int MADE_UP = 60;

    StoryForm {
        acts = List.copyOf(acts);
    }

    /** All stories in which two stations play, and some that chance wrote; the same ones each time. */
    static List<StoryForm> all() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.concat(
                        Stories.playable().stream(),
                        Stream.generate(() -> MadeUpStories.next(random)).limit(MADE_UP))
                .filter(story -> story.stations() == FrameForm.DEVICES.size())
                .map(StoryForm::of)
                .toList();
    }

    private static StoryForm of(Story story) {
        EventXml xml = new EventXml(BEHAVIOUR);
        Set<String> monitored = Set.copyOf(FrameForm.DEVICES);
        StoryPlay play = new StoryPlay(
                story,
                Cast.of(FrameForm.DEVICES),
                BEHAVIOUR,
                Pace.virtual(),
                new CallIds(BEHAVIOUR.callIds(), 1, 0),
                monitored::contains,
                new ActiveCalls(),
                () -> {},
                Instant.EPOCH);
        List<List<FrameForm>> acts = new ArrayList<>();
        Map<String, Integer> calls = new HashMap<>();
        while (!play.isOver()) {
            play.next(emissions -> acts.add(frames(emissions, monitored, xml, calls)));
        }
        acts.removeIf(List::isEmpty);
        return new StoryForm(acts, calls.size());
    }

    /** The number of its last act, with which the last call ends. */
    int last() {
        return acts.size() - 1;
    }

    private static List<FrameForm> frames(
            List<Emission> emissions, Set<String> monitored, EventXml xml, Map<String, Integer> calls) {
        return emissions.stream()
                .filter(emission -> monitored.contains(emission.dn()))
                .map(emission -> FrameForm.of(xml.frame(emission.event(), emission.dn()), calls))
                .toList();
    }
}
