package org.onhook.simulator.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.Turn;

/**
 * Disturbs the events of one call. Events of one monitor stay in order. What an act that ends a leg causes is told after
 * all that was before it and before all that comes after it.
 */
public final class Interleaver {

    private static final double STAYS_BEHIND = 0.3;

    private final Disturbance disturbance;
    private final RandomGenerator random;
    private final boolean shuffles;
    private final Map<String, Deque<Emission>> waiting = new TreeMap<>();
    private boolean lostSome;

    /** An interleaver for one call. */
    public Interleaver(Disturbance disturbance, RandomGenerator random) {
        this.disturbance = disturbance;
        this.random = random;
        this.shuffles = random.nextDouble() < disturbance.shuffled();
    }

    /** Whether an event was left out. */
    public boolean lostSome() {
        return lostSome;
    }

    /**
     * What to tell now.
     *
     * @param events what one step caused
     * @param barrier whether everything before has to be told first, and all of this at once
     */
    public List<Emission> tell(List<Emission> events, boolean barrier) {
        List<Emission> disturbed = loseAndDouble(events);
        if (!shuffles) {
            return disturbed;
        }
        List<Emission> now = new ArrayList<>();
        boolean ends = barrier || events.stream().anyMatch(event -> event.turn() != Turn.FREE);
        if (ends) {
            drain(now, 0);
        }
        disturbed.forEach(event ->
                waiting.computeIfAbsent(event.dn(), dn -> new ArrayDeque<>()).add(event));
        drain(now, ends ? 0 : STAYS_BEHIND);
        return now;
    }

    private List<Emission> loseAndDouble(List<Emission> events) {
        List<Emission> disturbed = new ArrayList<>(events.size());
        for (Emission event : events) {
            if (random.nextDouble() < disturbance.missing()) {
                lostSome = true;
                continue;
            }
            disturbed.add(event);
            if (random.nextDouble() < disturbance.doubled()) {
                disturbed.add(event);
            }
        }
        return disturbed;
    }

    private void drain(List<Emission> now, double staysBehind) {
        List<String> open = new ArrayList<>(waiting.keySet());
        boolean opened =
                waiting.values().stream().flatMap(Deque::stream).noneMatch(event -> event.turn() == Turn.OPENING);
        while (!open.isEmpty()) {
            String dn = open.get(random.nextInt(open.size()));
            Deque<Emission> queue = waiting.get(dn);
            if (queue.isEmpty() || random.nextDouble() < staysBehind) {
                open.remove(dn);
            } else if (opened || queue.peek().turn() != Turn.FOLLOWING) {
                Emission event = queue.remove();
                opened |= event.turn() == Turn.OPENING;
                now.add(event);
            }
        }
    }
}
