package org.onhook.simulator.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.Floor;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Truth;
import org.onhook.simulator.truth.TruthRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One story being played, a step at a time. */
public final class StoryPlay {

    private static final Logger LOG = LoggerFactory.getLogger(StoryPlay.class);

    private final Story story;
    private final SwitchBehaviour behaviour;
    private final Pace pace;
    private final ActiveCalls active;
    private final Instant begin;
    private final TruthRecorder recorder;
    private final Floor floor;
    private final Deque<Step> steps;
    private final List<Emission> emitted = new ArrayList<>();

    /**
     * A story at its beginning.
     *
     * @param monitored the devices that are monitored when it begins
     * @param loseLink cuts the connection to the clients
     */
    public StoryPlay(
            Story story,
            Cast cast,
            SwitchBehaviour behaviour,
            Pace pace,
            CallIds ids,
            Predicate<String> monitored,
            ActiveCalls active,
            Runnable loseLink,
            Instant begin) {
        this.story = story;
        this.behaviour = behaviour;
        this.pace = pace;
        this.active = active;
        this.begin = begin;
        this.recorder = new TruthRecorder(monitored);
        this.floor = new Floor(behaviour, ids, monitored, emitted::add, recorder, active);
        Script script = new Script(cast, floor, loseLink);
        story.scene().write(script);
        this.steps = new ArrayDeque<>(script.steps());
    }

    public boolean isOver() {
        return steps.isEmpty();
    }

    /** How long to wait before the next step. */
    public long nextWaitMillis() {
        return steps.isEmpty() ? 0 : pace.waitMillis(steps.peek());
    }

    /** Whether the next step must not be mixed up with those before it. */
    public boolean nextSettles() {
        return !steps.isEmpty() && steps.peek().settling();
    }

    /** Does the next step and tells of it, before anybody else learns what it changed. */
    public void next(Consumer<List<Emission>> told) {
        active.act(() -> told.accept(next()));
    }

    /** Does the next step and gives the events it causes, in order. */
    public List<Emission> next() {
        Step step = steps.remove();
        if (pace.settles(step)) {
            floor.settle();
        }
        active.act(() -> play(step));
        List<Floor.Later> later = floor.takeLater();
        for (int i = later.size() - 1; i >= 0; i--) {
            steps.push(new Step(later.get(i).gapMillis(), false, later.get(i).act()));
        }
        List<Emission> events = List.copyOf(emitted);
        emitted.clear();
        if (isOver()) {
            floor.leave();
        }
        return events;
    }

    /** A client may have ended the calls, or changed them so that the script does not fit any more. */
    private void play(Step step) {
        if (!floor.interfered()) {
            step.act().run();
            return;
        }
        try {
            if (!floor.isOver()) {
                step.act().run();
            }
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            LOG.info("story {} does not fit what a client did to its calls: {}", story.number(), e.getMessage());
        }
        if (floor.isOver()) {
            steps.clear();
        }
    }

    /**
     * What really happened.
     *
     * @param tolerant whether events were left out on purpose
     */
    public Truth truth(boolean tolerant) {
        return recorder.truth(story.number(), story.variant(), behaviour.name(), begin, tolerant);
    }
}
