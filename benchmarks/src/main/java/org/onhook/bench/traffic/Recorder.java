package org.onhook.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
public final class Recorder implements TrafficRun.Stage {

    private static final byte[] CALL_ID = "<callID>".getBytes(StandardCharsets.US_ASCII);

    private final SwitchBehaviour behaviour;
    private final Set<String> monitored = new TreeSet<>();
    private final EventXml xml;
    private final ActiveCalls calls = new ActiveCalls();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 24);
    private final CallIdSlots slots;
    private final List<Truth> truths = new ArrayList<>();
    private long stories;
    private int events;

    private Recorder(SwitchBehaviour behaviour, Traffic traffic) {
        this.behaviour = behaviour;
        this.xml = new EventXml(behaviour);
        this.slots = CallIdSlots.of(behaviour.callIds());
        monitored.addAll(traffic.stations());
        monitored.add(Cast.standard().queue());
    }

    /** Records traffic; the same traffic gives the same recording. */
    public static Recording record(SwitchBehaviour behaviour, Traffic traffic) throws InterruptedException {
        Recorder recorder = new Recorder(behaviour, traffic);
        new TrafficRun(traffic, recorder, () -> false).run(recorder.truths::add);
        return new Recording(
                behaviour,
                recorder.monitored,
                recorder.bytes.toByteArray(),
                recorder.events,
                recorder.slots,
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
        for (int i = 0; i <= frame.length - CALL_ID.length; i++) {
            if (startsAt(frame, i)) {
                slots.add(bytes.size() + i + CALL_ID.length);
            }
        }
        bytes.writeBytes(frame);
        events++;
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
    public void awaitLink() {
        // The link is never lost.
    }
}
