package org.onhook.simulator.traffic;

import java.util.List;
import java.util.stream.IntStream;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.story.Story;

/**
 * Which calls are played, by whom and how fast. The same traffic is the same calls with the same events.
 *
 * @param seed of everything that is random
 * @param calls how many; 0 for no end
 * @param callsPerSecond 0 for as fast as the clients read
 * @param order in which stories are chosen
 * @param stories the stories to choose from
 * @param stations the devices that play; each is in one story at a time
 * @param disturbance what goes wrong on the way
 */
public record Traffic(
        long seed,
        long calls,
        double callsPerSecond,
        Order order,
        List<Story> stories,
        List<String> stations,
        Disturbance disturbance) {

    /** How the next story is chosen. */
    public enum Order {
        /** One after the other, again and again; none begins before the one before is over. */
        ONE_BY_ONE,
        /** One after the other, again and again, as many at the same time as there are stations for. */
        IN_TURN,
        /** By chance, with made-up stories among them: longer conferences, chains of holds and transfers. */
        RANDOM
    }

    public Traffic {
        stories = List.copyOf(stories);
        stations = List.copyOf(stations);
    }

    /** How fast the calls go on, each by itself. */
    Pace pace() {
        if (callsPerSecond <= 0) {
            return Pace.virtual();
        }
        return order == Order.ONE_BY_ONE ? Pace.within(Math.round(1000 / callsPerSecond)) : Pace.real();
    }

    /** All stories by chance among the devices 2000 to 2999, as fast as the clients read. */
    public static Traffic random(long seed, long calls) {
        return new Traffic(seed, calls, 0, Order.RANDOM, Stories.playable(), range(2000, 2999), Disturbance.NONE);
    }

    /** The numbers from the first to the last. */
    public static List<String> range(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    public Traffic with(Disturbance other) {
        return new Traffic(seed, calls, callsPerSecond, order, stories, stations, other);
    }

    public Traffic among(List<String> other) {
        return new Traffic(seed, calls, callsPerSecond, order, stories, other, disturbance);
    }

    public Traffic at(double otherCallsPerSecond) {
        return new Traffic(seed, calls, otherCallsPerSecond, order, stories, stations, disturbance);
    }
}
