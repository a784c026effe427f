package org.onhook.tracking.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.onhook.api.call.CallEvent.OnCall;

/**
 * Where one link of several to a switch stands against what the lane has handled. All links report the same events, one a little
 * earlier than another: what this link has reported and no other one yet is kept, to be handled when this link takes over; and
 * what was handled already is known when this link reports it too. Guarded by its lane's lock.
 */
final class Backlog {

    private static final int MOST = 1 << 16;

    /** @param timeless the event without its time, by which it is known again */
    private record Kept(OnCall event, OnCall timeless) {

        static Kept of(OnCall event) {
            return new Kept(event, Timeless.of(event));
        }

        long micros() {
            return event.micros();
        }
    }

    private final Deque<Kept> unhandled = new ArrayDeque<>();
    private final Map<OnCall, Integer> unhandledCounts = new HashMap<>();
    private final Deque<Kept> ahead = new ArrayDeque<>();
    private final Map<OnCall, Integer> aheadCounts = new HashMap<>();
    private long dropped;

    /** This link reports an event. False: it was handled before, when another link reported it. */
    boolean reports(OnCall event) {
        return !forget(aheadCounts, Timeless.of(event));
    }

    /** What this link reports is not handled for now. */
    void keep(OnCall event) {
        Kept kept = Kept.of(event);
        unhandled.addLast(kept);
        unhandledCounts.merge(kept.timeless(), 1, Integer::sum);
        if (unhandled.size() > MOST
                && forget(unhandledCounts, unhandled.removeFirst().timeless())) {
            dropped++;
        }
    }

    /** An event was handled that another link reported. */
    void handled(OnCall event) {
        Kept kept = Kept.of(event);
        if (!forget(unhandledCounts, kept.timeless())) {
            ahead.addLast(kept);
            aheadCounts.merge(kept.timeless(), 1, Integer::sum);
            if (ahead.size() > MOST) {
                forget(aheadCounts, ahead.removeFirst().timeless());
            }
        }
    }

    /** What this link has reported on these monitors, and no other one yet, in order; it is handed out once. */
    List<OnCall> take(Set<String> monitors) {
        List<Kept> stay = new ArrayList<>();
        List<OnCall> taken = new ArrayList<>();
        // Of equal events the earlier ones were handled; counted from the end the rest is found.
        Map<OnCall, Integer> left = new HashMap<>(unhandledCounts);
        while (!unhandled.isEmpty()) {
            Kept kept = unhandled.removeLast();
            if (forget(left, kept.timeless())) {
                if (monitors.contains(kept.event().report().dn())) {
                    taken.add(kept.event());
                    forget(unhandledCounts, kept.timeless());
                } else {
                    stay.add(kept);
                }
            }
        }
        stay.forEach(unhandled::addFirst);
        Collections.reverse(taken);
        return taken;
    }

    /** Whether this link has reported anything that no other one has yet. */
    boolean hasUnhandled() {
        while (!unhandled.isEmpty()
                && !unhandledCounts.containsKey(unhandled.peekFirst().timeless())) {
            unhandled.removeFirst();
        }
        return !unhandled.isEmpty();
    }

    /**
     * The time of the oldest event on these monitors, after a given time, that no other link has reported yet; the end of time if
     * there is none.
     */
    long oldestUnhandled(Set<String> monitors, long after) {
        return unhandled.stream()
                .filter(kept -> kept.micros() > after)
                .filter(kept -> monitors.contains(kept.event().report().dn()))
                .filter(kept -> unhandledCounts.containsKey(kept.timeless()))
                .mapToLong(Kept::micros)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether this link has still to report what others reported before that time. */
    boolean isBehind(long micros) {
        while (!ahead.isEmpty() && !aheadCounts.containsKey(ahead.peekFirst().timeless())) {
            ahead.removeFirst();
        }
        return !ahead.isEmpty() && ahead.peekFirst().micros() < micros;
    }

    /** What this link alone reported on these monitors before that time is no longer expected: the links do not agree. */
    void dropUnhandledBefore(long micros, Set<String> monitors) {
        unhandled.removeIf(kept -> {
            boolean old = kept.micros() < micros
                    && monitors.contains(kept.event().report().dn());
            if (old && forget(unhandledCounts, kept.timeless())) {
                dropped++;
            }
            return old;
        });
    }

    /** What others reported before that time is no longer expected from this link. */
    void forgetHandledBefore(long micros) {
        while (!ahead.isEmpty() && ahead.peekFirst().micros() < micros) {
            forget(aheadCounts, ahead.removeFirst().timeless());
        }
    }

    /** The link's monitors on these devices are not running any more: neither will it report what others have, nor did it report more. */
    void forget(Predicate<String> devices) {
        forget(devices, unhandled, unhandledCounts);
        forget(devices, ahead, aheadCounts);
    }

    private static void forget(Predicate<String> devices, Deque<Kept> kept, Map<OnCall, Integer> counts) {
        kept.removeIf(one -> devices.test(one.event().report().dn()));
        counts.keySet().removeIf(event -> devices.test(event.report().dn()));
    }

    /** Whether there is nothing to compare with what it reports. */
    boolean isEmpty() {
        return unhandledCounts.isEmpty() && aheadCounts.isEmpty();
    }

    /** How many events this link alone reported, which were never handled. */
    long dropped() {
        return dropped;
    }

    private static boolean forget(Map<OnCall, Integer> counts, OnCall event) {
        Integer count = counts.get(event);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            counts.remove(event);
        } else {
            counts.put(event, count - 1);
        }
        return true;
    }
}
