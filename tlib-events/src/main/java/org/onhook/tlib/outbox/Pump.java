package org.onhook.tlib.outbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.DeliveryStatus.SinkView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one sink from a thread of its own. What the sink does not take is offered again, after pauses from 100 ms to 5 s;
 * each outage is logged once, with its end.
 */
final class Pump {

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final int BATCH = 512;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long ABANDON_MILLIS = 200;

    private final EventSink sink;
    private final Outbox outbox;
    private final Cursor cursor;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile long deadline;
    private volatile boolean failing;
    private volatile long missed;

    Pump(String name, boolean mustHave, EventSink sink, Outbox outbox) {
        this.sink = sink;
        this.outbox = outbox;
        this.cursor = outbox.enter(name, mustHave);
        this.thread = new Thread(this::run, "onhook-sink-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has the sink's thread write what is there, and end. Returns at once. */
    void beginStop(Duration drain) {
        deadline = System.nanoTime() + drain.toNanos();
        stopping.countDown();
        outbox.finish(cursor);
    }

    /** Waits until the thread has ended; after the time for draining it is interrupted and abandoned. */
    void awaitStop() {
        boolean interrupted = !join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        if (thread.isAlive()) {
            thread.interrupt();
            interrupted |= !join(ABANDON_MILLIS);
        }
        long left = outbox.backlog(cursor);
        outbox.leave(cursor);
        if (thread.isAlive()) {
            LOG.error("sink {}: it does not return; its thread is abandoned, {} events wait", cursor.name, left);
        } else if (failing) {
            LOG.error("sink {}: removed while it fails, {} events wait", cursor.name, left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    SinkView state() {
        return new SinkView(cursor.name, cursor.mustHave, failing, outbox.backlog(cursor), missed);
    }

    private boolean join(long millis) {
        try {
            thread.join(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void run() {
        try {
            while (true) {
                Delivery delivery = outbox.next(cursor, BATCH);
                if (delivery instanceof Delivery.Finished || !deliver(delivery)) {
                    return;
                }
                outbox.delivered(cursor, nextAfter(delivery));
            }
        } catch (InterruptedException e) {
            LOG.debug("sink {}: interrupted", cursor.name);
        }
    }

    /** Offers it until it is taken. False: there is no more time. */
    private boolean deliver(Delivery delivery) throws InterruptedException {
        long since = System.nanoTime();
        for (int attempt = 1; !offer(delivery, attempt == 1); attempt++) {
            if (!pause(attempt)) {
                return false;
            }
        }
        if (failing) {
            failing = false;
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
            LOG.info("sink {}: takes events again after {} s", cursor.name, seconds);
        }
        return true;
    }

    private boolean offer(Delivery delivery, boolean firstTime) {
        try {
            if (delivery instanceof Delivery.Events events) {
                sink.write(events.batch());
            } else if (delivery instanceof Delivery.Missed gap) {
                reportOnce(gap, firstTime);
                sink.gap(gap.first(), gap.last());
            }
            return true;
        } catch (IOException e) {
            outage(e.toString(), null);
        } catch (RuntimeException | LinkageError e) {
            outage("defect in the sink", e);
        }
        return false;
    }

    private void reportOnce(Delivery.Missed gap, boolean firstTime) {
        if (firstTime) {
            missed += gap.last() - gap.first() + 1;
            LOG.warn(
                    "sink {}: too slow or away too long, missed events {} to {}", cursor.name, gap.first(), gap.last());
        }
    }

    private void outage(String why, Throwable defect) {
        if (!failing) {
            failing = true;
            LOG.error("sink {}: takes no events, which wait and are offered again: {}", cursor.name, why, defect);
        }
    }

    private boolean pause(int attempt) throws InterruptedException {
        long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt - 1, 10));
        if (!stopping.await(millis, TimeUnit.MILLISECONDS)) {
            return true;
        }
        if (System.nanoTime() - deadline >= 0) {
            return false;
        }
        TimeUnit.MILLISECONDS.sleep(FIRST_PAUSE_MILLIS);
        return true;
    }

    private static long nextAfter(Delivery delivery) {
        if (delivery instanceof Delivery.Missed gap) {
            return gap.last() + 1;
        }
        List<PublishedEvent> batch = ((Delivery.Events) delivery).batch();
        return batch.get(batch.size() - 1).event().sequence() + 1;
    }
}
