package org.onhook.it.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.onhook.api.call.CallEvent;
import org.onhook.it.stories.SwitchFrames;
import org.onhook.simulator.FrameScript;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.MadeUpStories;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;

/**
 * A day on several switches: random calls all day long, several of them at the same time, as their drivers report them, and the
 * ticks of the clock.
 */
final class SimulatedDay {

    /** What a lane takes; {@code link} is empty where time passes. */
    record Entry(String switchName, String link, CallEvent event) {}

    private record Frame(String switchName, long atMillis, String dn, byte[] bytes) {}

    private static final Instant BEGIN = Instant.parse("2026-01-31T00:00:00Z");
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long AFTERWARDS_MILLIS = 10_000;
    private static final long TICK_MILLIS = 1_000;

    /** Stations that play one call; no story needs more. */
    private static final int TROUPE = 10;

    private static final double MADE_UP = 0.2;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Makes up a day.
     *
     * @param calls how many there are on each switch
     */
    SimulatedDay(long seed, int calls, List<SwitchBehaviour> switches) {
        Set<String> monitored = new TreeSet<>(Traffic.range(2000, 2999));
        monitored.add("5000");
        List<Frame> frames = new ArrayList<>();
        for (SwitchBehaviour behaviour : switches) {
            frames.addAll(frames(seed, calls, behaviour, monitored));
            begin(behaviour, monitored);
        }
        frames.sort(Comparator.comparingLong(Frame::atMillis));
        play(frames, switches, monitored);
    }

    List<Entry> entries() {
        return entries;
    }

    private static List<Frame> frames(long seed, int calls, SwitchBehaviour behaviour, Set<String> monitored) {
        List<Frame> frames = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed + behaviour.name().hashCode());
        List<Story> stories = Stories.playable();
        for (int call = 0; call < calls; call++) {
            Story story = random.nextDouble() < MADE_UP
                    ? MadeUpStories.next(random)
                    : stories.get(random.nextInt(stories.size()));
            int first = 2000 + call % (1_000 / TROUPE) * TROUPE;
            Cast cast = Cast.of(IntStream.range(first, first + TROUPE)
                    .mapToObj(Integer::toString)
                    .toList());
            long begin = call * (DAY_MILLIS / calls);
            FrameScript.of(story, cast, behaviour, monitored, call)
                    .events()
                    .forEach(event -> frames.add(
                            new Frame(behaviour.name(), begin + event.atMillis(), event.dn(), event.bytes())));
        }
        return frames;
    }

    private void begin(SwitchBehaviour behaviour, Set<String> monitored) {
        String name = behaviour.name();
        entries.add(new Entry(name, name, new CallEvent.LinkConfigured(micros(0), SwitchFrames.traits(behaviour))));
        monitored.forEach(dn -> entries.add(new Entry(name, name, new CallEvent.MonitorStarted(micros(0), dn))));
        entries.add(new Entry(name, name, new CallEvent.LinkUp(micros(0))));
    }

    private void play(List<Frame> frames, List<SwitchBehaviour> switches, Set<String> monitored) {
        SwitchFrames reader = new SwitchFrames(monitored);
        long now = 0;
        for (Frame frame : frames) {
            now = tick(now, frame.atMillis(), switches);
            for (CallEvent event : reader.read(frame.dn(), frame.bytes(), micros(frame.atMillis()))) {
                entries.add(new Entry(frame.switchName(), frame.switchName(), event));
            }
        }
        tick(now, Math.max(now, DAY_MILLIS) + AFTERWARDS_MILLIS, switches);
    }

    private long tick(long now, long until, List<SwitchBehaviour> switches) {
        long time = now;
        while (time + TICK_MILLIS <= until) {
            time += TICK_MILLIS;
            for (SwitchBehaviour behaviour : switches) {
                entries.add(new Entry(behaviour.name(), "", new CallEvent.TimePassed(micros(time))));
            }
        }
        return time;
    }

    private static long micros(long millis) {
        return (BEGIN.toEpochMilli() + millis) * 1_000;
    }
}
