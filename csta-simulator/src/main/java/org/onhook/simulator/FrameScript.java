package org.onhook.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/**
 * A story as frames, without any connection. The cross reference of a monitor is the monitored number.
 *
 * @param events what the monitors are told, in order
 * @param truth what really happened
 */
public record FrameScript(List<MonitorFrame> events, Truth truth) {

    /**
     * A frame for the monitor of one device.
     *
     * @param dn the monitored device
     * @param atMillis when people would have made it happen, from the beginning of the story
     * @param emission the event in it
     * @param bytes the frame as it goes over the wire
     */
    public record MonitorFrame(String dn, long atMillis, Emission emission, byte[] bytes) {}

    public FrameScript {
        events = List.copyOf(events);
    }

    /** The story with the standard cast. */
    public static FrameScript of(Story story, SwitchBehaviour behaviour, Set<String> monitored) {
        return of(story, Cast.standard(), behaviour, monitored, 0);
    }

    /**
     * The story with another cast.
     *
     * @param number which story of a run it is; call ids differ between stories
     */
    public static FrameScript of(
            Story story, Cast cast, SwitchBehaviour behaviour, Set<String> monitored, long number) {
        StoryPlay play = new StoryPlay(
                story,
                cast,
                behaviour,
                Pace.real(),
                new CallIds(behaviour.callIds(), 1, number),
                monitored::contains,
                new ActiveCalls(),
                () -> {},
                Instant.EPOCH);
        EventXml xml = new EventXml(behaviour);
        List<MonitorFrame> events = new ArrayList<>();
        long now = 0;
        while (!play.isOver()) {
            now += play.nextWaitMillis();
            for (Emission emission : play.next()) {
                if (monitored.contains(emission.dn())) {
                    byte[] bytes = xml.frame(emission.event(), emission.dn()).bytes();
                    events.add(new MonitorFrame(emission.dn(), now, emission, bytes));
                }
            }
        }
        return new FrameScript(events, play.truth(false));
    }
}
