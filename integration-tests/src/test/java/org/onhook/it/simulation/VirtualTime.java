package org.onhook.it.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when somebody says so. What is due is done in order, on the caller's thread. */
final class VirtualTime {

    private record Due(long micros, long number, Runnable act) {}

    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparingLong(Due::micros).thenComparingLong(Due::number));
    private long now;
    private long scheduled;

    VirtualTime(long micros) {
        now = micros;
    }

    long micros() {
        return now;
    }

    /** Something is to be done then, or now if that is past. */
    void at(long micros, Runnable act) {
        dues.add(new Due(Math.max(now, micros), scheduled++, act));
    }

    void after(long micros, Runnable act) {
        at(now + micros, act);
    }

    void passTo(long micros) {
        while (!dues.isEmpty() && dues.peek().micros() <= micros) {
            Due due = dues.remove();
            now = due.micros();
            due.act().run();
        }
        now = Math.max(now, micros);
    }
}
