package org.onhook.simulator.story;

import java.util.List;
import java.util.stream.Stream;
import org.onhook.simulator.switching.Device;

/**
 * Who plays.
 *
 * @param stations A, B, C and so on
 * @param queue the queue's number
 * @param outside the number of the party outside
 * @param trunk the trunk's id
 */
public record Cast(List<String> stations, String queue, String outside, String trunk) {

    private static final String QUEUE = "5000";
    private static final String OUTSIDE = "0049891234567";
    private static final String TRUNK = "T5/12";

    public Cast {
        stations = List.copyOf(stations);
    }

    /** 2001, 2002 and so on, queue 5000, 0049891234567 behind trunk T5/12. */
    public static Cast standard() {
        return of(List.of("2001", "2002", "2003", "2004", "2005"));
    }

    /** The usual queue and outside party with these stations. */
    public static Cast of(List<String> stations) {
        return new Cast(stations, QUEUE, OUTSIDE, TRUNK);
    }

    /** The numbers that can be monitored. */
    public List<String> devices() {
        return Stream.concat(stations.stream(), Stream.of(queue)).toList();
    }

    public Device station(int index) {
        return Device.station(stations.get(index));
    }

    public Device a() {
        return station(0);
    }

    public Device b() {
        return station(1);
    }

    public Device c() {
        return station(2);
    }

    public Device waitingQueue() {
        return Device.queue(queue);
    }
}
