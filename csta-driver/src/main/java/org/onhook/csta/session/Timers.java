package org.onhook.csta.session;

import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** What is to happen later on one thread. */
final class Timers {

    private final LongSupplier nanos;
    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long order;

    /**
     * @param nanos the time, in nanoseconds
     */
    Timers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The time, in nanoseconds from any origin. */
    long nanos() {
        return nanos.getAsLong();
    }

    Timer after(long millis, Runnable action) {
        Timer timer = new Timer(nanos() + millis * 1_000_000, order++, action);
        queue.add(timer);
        return timer;
    }

    /** How long until the next one is due, at least 1 and at most {@code limit} milliseconds. */
    int millisToNext(int limit) {
        Timer next = queue.peek();
        if (next == null) {
            return limit;
        }
        long millis = (next.due - nanos()) / 1_000_000 + 1;
        return (int) Math.max(1, Math.min(limit, millis));
    }

    void runDue() {
        long now = nanos();
        for (Timer next = queue.peek(); next != null && next.due - now <= 0; next = queue.peek()) {
            queue.poll();
            if (!next.cancelled) {
                next.action.run();
            }
        }
    }

    /** One thing that is to happen later. */
    static final class Timer implements Comparable<Timer> {
        private final long due;
        private final long order;
        private final Runnable action;
        private boolean cancelled;

        private Timer(long due, long order, Runnable action) {
            this.due = due;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.signum(due - other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
