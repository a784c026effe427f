package org.onhook.tlib.outbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets events gather while there are very many: if a sink's thread were woken for each of them, that would cost the lane more than
 * to make the event, and the sink a write each. While there are fewer, they are delivered at once. One thread.
 */
final class Gathering {

    private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MANY = 128;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private long since = System.nanoTime();
    private int events;
    private boolean many;

    /** After a delivery; waits a moment if there are very many events. */
    void await(Delivery delivery) {
        if (delivery instanceof Delivery.Events delivered) {
            count(delivered.batch().size());
        }
        if (many) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private void count(int delivered) {
        events += delivered;
        long now = System.nanoTime();
        if (now - since >= WINDOW_NANOS) {
            // Also after a long pause: what comes then is the first of a new window.
            many = now - since < 2 * WINDOW_NANOS && events >= MANY;
            since = now;
            events = 0;
        }
    }
}
