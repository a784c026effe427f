package org.onhook.driver.support.link;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tracking.CallEventReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of a link to its receiver. While the link is suspended, whoever delivers an event waits with it for the
 * next receiver, which is first told how things stand. So everything that was read stays where it is: on the link's thread,
 * between one event and the next.
 *
 * <p>It belongs to the link's thread, but for what says otherwise.
 */
public final class Delivery {

    /** A receiver from an opening of the link until it is suspended or closed. */
    private record Opening(CallEventReceiver receiver) {}

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String UNSEEN = "nothing was seen before the link was opened";

    private final String link;
    private final LinkCounters counters;
    private final MonotoneClock clock;
    private final Told told = new Told();
    /** Held while a receiver is at work. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Condition changed = turn.newCondition();
    /** Null while the link is suspended, and once it is stopped. */
    private volatile Opening opening;

    private volatile boolean stopped;
    private Opening greeted = new Opening(event -> {});
    private SwitchTraits announced;
    private long micros;
    private long suspendedNanos;
    private boolean resumed;
    private boolean burst;
    /** Whose burst was begun. */
    private Optional<Opening> bursting = Optional.empty();

    Delivery(String link, CallEventReceiver receiver, LinkCounters counters, MonotoneClock clock) {
        this.link = link;
        this.opening = new Opening(receiver);
        this.counters = counters;
        this.clock = clock;
    }

    /** No event is delivered any more when this returns. From any thread. */
    void stop() {
        stopped = true;
        opening = null;
        changed();
    }

    /** No event is delivered from now on until {@link #resume}. From any thread. */
    void suspend() {
        opening = null;
    }

    /** Waits until no receiver is at work. From any thread. */
    void awaitQuiet() {
        turn.lock();
        turn.unlock();
    }

    /** Goes on with another receiver. From any thread. */
    void resume(CallEventReceiver receiver) {
        opening = new Opening(receiver);
        changed();
    }

    private void changed() {
        turn.lock();
        try {
            changed.signalAll();
        } finally {
            turn.unlock();
        }
    }

    /** Whether the link is to stop. From any thread. */
    public boolean stopped() {
        return stopped;
    }

    /** Waits while the link is suspended; false if it is to stop. */
    boolean ready() {
        if (greeted != opening) {
            turn.lock();
            try {
                return attended(tick());
            } finally {
                turn.unlock();
            }
        }
        return !stopped;
    }

    /** Whether the link went on after it was suspended, since this was last asked. */
    boolean hasResumed() {
        boolean has = resumed;
        resumed = false;
        return has;
    }

    /**
     * A time for waits, in nanoseconds like {@link System#nanoTime}: it stands still while the link is suspended, since what
     * is waited for is not read then.
     */
    public long nanos() {
        return System.nanoTime() - suspendedNanos;
    }

    /** Takes the time: what was just received was received now. In microseconds since 1970-01-01T00:00Z; it never goes back. */
    public long tick() {
        micros = clock.micros();
        return micros;
    }

    /** The time of the last tick. */
    public long micros() {
        return micros;
    }

    /** Says how the switch is to be read, if that was not said yet or has changed. */
    public void traits(SwitchTraits traits) {
        if (!traits.equals(announced)) {
            boolean first = announced == null;
            announced = traits;
            deliver(new CallEvent.LinkConfigured(tick(), traits));
            if (first) {
                deliver(new CallEvent.LinkDown(micros, UNSEEN));
            }
        }
    }

    /** Says that the device is monitored. */
    public void monitorStarted(String dn) {
        deliver(new CallEvent.MonitorStarted(micros, dn));
    }

    /** Says that the link is up. */
    public void up() {
        deliver(new CallEvent.LinkUp(micros));
    }

    /** Says that the link is down, unless it never got anywhere. */
    public void down(String reason) {
        if (told.seeing()) {
            deliver(new CallEvent.LinkDown(tick(), reason));
        }
    }

    /** What is delivered until {@link #endBurst} was read at once. */
    void beginBurst() {
        burst = true;
    }

    /** What was read at once has been delivered. */
    void endBurst() {
        burst = false;
        if (bursting.isPresent()) {
            turn.lock();
            try {
                leaveBurst();
            } finally {
                turn.unlock();
            }
        }
    }

    private void enterBurst(Opening by) {
        if (burst && bursting.isEmpty()) {
            bursting = Optional.of(by);
            by.receiver.beginBurst();
        }
    }

    /** What a receiver has been given is not held back while another one is waited for. */
    private void leaveBurst() {
        Optional<Opening> left = bursting;
        bursting = Optional.empty();
        if (left.isPresent()) {
            try {
                left.get().receiver.endBurst();
            } catch (RuntimeException | LinkageError e) {
                failed("the end of a burst", e);
            }
        }
    }

    /** Delivers an event, once there is a receiver; drops it if the link is to stop. */
    public void deliver(CallEvent event) {
        turn.lock();
        try {
            if (greeted == opening || attended(event.micros())) {
                hand(event);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits until there is a receiver that knows how things stand; false if the link is to stop. */
    private boolean attended(long now) {
        while (!stopped && greeted != opening) {
            leaveBurst();
            Opening next = opening;
            if (next == null) {
                awaitReceiver();
            } else {
                greet(next, now);
            }
        }
        return !stopped;
    }

    private void awaitReceiver() {
        long since = System.nanoTime();
        while (!stopped && opening == null) {
            changed.awaitUninterruptibly();
        }
        suspendedNanos += System.nanoTime() - since;
        resumed = true;
    }

    private void greet(Opening next, long now) {
        for (CallEvent event : told.again(now)) {
            if (opening != next) {
                return;
            }
            accept(next, event);
        }
        greeted = next;
    }

    private void hand(CallEvent event) {
        counters.event();
        accept(greeted, event);
        told.note(event);
    }

    private void accept(Opening by, CallEvent event) {
        try {
            enterBurst(by);
            by.receiver.accept(event);
        } catch (RuntimeException | LinkageError e) {
            failed(event, e);
        }
    }

    private void failed(Object what, Throwable defect) {
        counters.count("receiver.errors");
        LOG.error("link {}: the receiver failed on {}", link, what, defect);
    }
}
