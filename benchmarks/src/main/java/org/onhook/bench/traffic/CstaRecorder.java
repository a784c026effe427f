package org.onhook.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onhook.simulator.story.Cast;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Story;
import org.onhook.simulator.story.StoryPlay;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallIds;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventXml;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.onhook.simulator.traffic.TrafficRun;
import org.onhook.simulator.truth.Truth;

/** Plays random traffic of a simulated switch in memory, all devices monitored, and records what their monitors are told. */
public final class CstaRecorder implements TrafficRun.Stage {

    private static final byte[] CALL_ID = "<callID>".getBytes(StandardCharsets.US_ASCII);

    private final SwitchBehaviour behaviour;
    private final Set<String> monitored = new TreeSet<>();
    private final EventXml xml;
    private final ActiveCalls calls = new ActiveCalls();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 24);
    private final CallIdSlots slots;
    private final List<Integer> ends = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private final SortedMap<Integer, String> begun = new TreeMap<>();
    private final List<Truth> truths = new ArrayList<>();
    private long stories;

    private CstaRecorder(SwitchBehaviour behaviour, Traffic traffic) {
        this.behaviour = behaviour;
        this.xml = new EventXml(behaviour);
        this.slots = CallIdSlots.of(behaviour.callIds());
        monitored.addAll(traffic.stations());
        monitored.add(Cast.standard().queue());
    }

    /** Records traffic; the same traffic gives the same recording. */
    public static CstaRecording record(SwitchBehaviour behaviour, Traffic traffic) throws InterruptedException {
        CstaRecorder recorder = new CstaRecorder(behaviour, traffic);
        new TrafficRun(traffic, recorder, () -> false).run(recorder.truths::add);
        return new CstaRecording(
                behaviour,
                recorder.monitored,
                new Reel(recorder.bytes.toByteArray(), recorder.ends, recorder.slots),
                recorder.begun,
                recorder.truths);
    }

    @Override
    public StoryPlay begin(Story story, Cast cast, Pace pace) {
        CallIds ids = new CallIds(behaviour.callIds(), CallIdSlots.firstId(behaviour.callIds()), stories++);
        return new StoryPlay(story, cast, behaviour, pace, ids, monitored::contains, calls, () -> {}, Instant.EPOCH);
    }

    @Override
    public void tell(List<Emission> emissions) {
        for (Emission emission : emissions) {
            if (monitored.contains(emission.dn())) {
                add(xml.frame(emission.event(), emission.dn()).bytes());
            }
        }
    }

    private void add(byte[] frame) {
        Set<String> callIds = new HashSet<>();
        for (int i = 0; i <= frame.length - CALL_ID.length; i++) {
            if (startsAt(frame, i)) {
                int from = i + CALL_ID.length;
                slots.add(bytes.size() + from);
                callIds.add(textFrom(frame, from));
            }
        }
        if (mentioned.addAll(callIds) && callIds.size() == 1) {
            begun.put(ends.size(), callIds.iterator().next());
        }
        bytes.writeBytes(frame);
        ends.add(bytes.size());
    }

    private static String textFrom(byte[] frame, int from) {
        int to = from;
        while (frame[to] != '<') {
            to++;
        }
        return new String(frame, from, to - from, StandardCharsets.US_ASCII);
    }

    private static boolean startsAt(byte[] frame, int position) {
        for (int i = 0; i < CALL_ID.length; i++) {
            if (frame[position + i] != CALL_ID[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void flush() {
        // Everything is in memory.
    }

    @Override
    public void awaitTime(long millis) {
        // Calls are played as fast as they can be.
    }

    @Override
    public void awaitLink() {
        // The link is never lost.
    }
}
