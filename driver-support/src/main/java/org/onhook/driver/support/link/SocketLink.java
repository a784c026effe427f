package org.onhook.driver.support.link;

import java.util.function.Supplier;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.tracking.CallEventReceiver;

/**
 * A link over one connection, TCP or TLS. A driver gives it its protocol.
 *
 * <p>All methods may be called from any thread. None but {@link #suspend} and {@link #close} waits for the link's own thread,
 * and {@code suspend} for nothing but a receiver that is at work. While a link is suspended it tries no new connection; one that
 * was being made is made, and waits without a word.
 *
 * @param <D> what the link is to be
 */
public abstract class SocketLink<D extends DesiredLink> implements SwitchLink {

    private final String name;
    private final String switchName;
    private final MonotoneClock clock;
    private final LinkState state = new LinkState();
    private volatile D desired;
    private volatile LinkWorker<D> worker;
    private boolean suspended;

    /**
     * A link, not open.
     *
     * @param clock the time of events; links that share it never go back behind each other
     */
    protected SocketLink(D desired, MonotoneClock clock) {
        this.clock = clock;
        this.name = desired.name();
        this.switchName = desired.switchName();
        this.desired = desired;
    }

    /**
     * The protocol of one opening.
     *
     * @param wanted what the link is to be, now
     * @param delivery where events go
     * @param shown how the link is
     */
    protected abstract ProtocolFactory<D> protocol(Supplier<D> wanted, Delivery delivery, LinkState shown);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String switchName() {
        return switchName;
    }

    @Override
    public final synchronized void open(CallEventReceiver receiver) {
        if (worker == null) {
            Delivery delivery = new Delivery(name, receiver, state.counters(), clock);
            worker = new LinkWorker<>(name, this::desired, state, delivery, protocol(this::desired, delivery, state));
            worker.start();
        } else if (suspended) {
            suspended = false;
            worker.resume(receiver);
        } else {
            throw new IllegalStateException("link " + name + " is open");
        }
    }

    @Override
    public final void suspend() {
        refuseReceiver("suspended");
        synchronized (this) {
            if (worker != null && !suspended) {
                suspended = true;
                worker.suspend();
            }
        }
    }

    @Override
    public final void close() {
        refuseReceiver("closed");
        synchronized (this) {
            if (worker != null) {
                worker.stop();
                worker = null;
                suspended = false;
            }
        }
    }

    /** Before any lock: the receiver would wait for itself. */
    private void refuseReceiver(String what) {
        LinkWorker<D> running = worker;
        if (running != null && running.isRunning()) {
            throw new IllegalStateException("link " + name + " cannot be " + what + " by its receiver");
        }
    }

    /**
     * Runs a task on the link's thread, where it may use the protocol: at once if the link is connected, however long the
     * switch is silent; when that is over, if the link is suspended or makes a connection; without a connection, if it is
     * closed meanwhile.
     *
     * @return false if the link is closed, and the task is not run
     */
    protected final boolean execute(Runnable task) {
        LinkWorker<D> running = worker;
        return running != null && running.execute(task);
    }

    /** {@link Protocol#carry} has it, on the link's thread; while the link is not up, the answer is that it is not. */
    @Override
    public final boolean carry(SwitchRequest request) {
        LinkWorker<D> running = worker;
        return running != null && running.carry(request);
    }

    /** {@link Protocol#inquire} has it, on the link's thread, if the link is up. */
    @Override
    public final void inquire(String dn) {
        LinkWorker<D> running = worker;
        if (running != null) {
            running.inquire(dn);
        }
    }

    @Override
    public final LinkStatus status() {
        return state.status(desired);
    }

    /** What the link is, or will be in a moment. */
    protected final D desired() {
        return desired;
    }

    /**
     * Changes what the link is to be. An open connection is kept if it can be; what equals the one before changes nothing.
     *
     * @throws IllegalArgumentException if that is another link, or names another switch
     */
    protected final void become(D changed) {
        if (!changed.name().equals(name) || !changed.switchName().equals(switchName)) {
            throw new IllegalArgumentException("link " + name + " cannot become " + changed.name());
        }
        if (!changed.equals(desired)) {
            desired = changed;
            LinkWorker<D> running = worker;
            if (running != null) {
                running.wake();
            }
        }
    }
}
