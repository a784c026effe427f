package org.onhook.driver.tck.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallEventReceiver;

/**
 * The receiver of one opening of a link. It keeps what it gets, and notes each break of the rules that hold at any time: one
 * event at a time, time that never goes back, not on the thread that opens the link, nothing once that is over.
 */
public final class Recorder implements CallEventReceiver {

    private final AtomicLong latestMicros;
    private final List<CallEvent> events = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final AtomicReference<Thread> busy = new AtomicReference<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile long pauseNanos;
    private volatile Consumer<CallEvent> besides = event -> {};
    private volatile Thread opener;
    private volatile boolean over;
    private volatile boolean inBurst;

    /** @param latestMicros the time of the latest event of the link; receivers of one link have it in common */
    public Recorder(AtomicLong latestMicros) {
        this.latestMicros = latestMicros;
    }

    @Override
    public void accept(CallEvent event) {
        Thread now = Thread.currentThread();
        if (!busy.compareAndSet(null, now)) {
            violation("two events at a time: " + event + " on " + now + " while " + busy.get() + " was still busy");
            return;
        }
        try {
            check(event, now);
            synchronized (this) {
                events.add(event);
                notifyAll();
            }
            besides.accept(event);
            gate.await();
            if (pauseNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(pauseNanos);
            }
        } catch (InterruptedException e) {
            violation("interrupted in accept(" + event + ")");
        } finally {
            busy.set(null);
        }
    }

    @Override
    public void beginBurst() {
        inBurst = true;
    }

    @Override
    public void endBurst() {
        inBurst = false;
    }

    /** Whether it was told that more follows. */
    public boolean inBurst() {
        return inBurst;
    }

    private void check(CallEvent event, Thread now) {
        if (over) {
            violation("an event after the link was suspended or closed: " + event);
        }
        if (now == opener) {
            violation("delivered from within open(): " + event);
        }
        long before = latestMicros.getAndAccumulate(event.micros(), Math::max);
        if (event.micros() < before) {
            violation("time goes back from " + before + " by " + (before - event.micros()) + " us: " + event);
        }
    }

    private synchronized void violation(String what) {
        violations.add(what);
        notifyAll();
    }

    /** From now on it does not return from the event that it gets. */
    public void block() {
        gate = new CountDownLatch(1);
    }

    /** It returns. */
    public void unblock() {
        gate.countDown();
    }

    /** From now on it takes this long for each event. */
    public void slow(Duration pause) {
        pauseNanos = pause.toNanos();
    }

    /** From now on it does this with each event before it returns. */
    public void besides(Consumer<CallEvent> task) {
        besides = task;
    }

    /** Whether it has an event that it has not returned from. */
    public boolean busy() {
        return busy.get() != null;
    }

    void opening(Thread by) {
        opener = by;
    }

    void opened() {
        opener = null;
    }

    /** What it must not get any more from now on is an event. */
    public void over() {
        over = true;
        if (busy()) {
            violation("an event is still under way after the link was suspended or closed");
        }
    }

    /** What it got so far. */
    public synchronized List<CallEvent> events() {
        return List.copyOf(events);
    }

    /** What it got so far of that kind. */
    public <T extends CallEvent> List<T> events(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public synchronized int size() {
        return events.size();
    }

    /** The rules that were broken. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** Waits until there are that many events of that kind. */
    public void await(Class<? extends CallEvent> kind, int count) throws Exception {
        Patience.until(
                () -> count + " x " + kind.getSimpleName() + "; was " + events(),
                Patience.CONVERSATION,
                () -> events(kind).size() >= count);
    }
}
