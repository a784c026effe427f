package org.onhook.driver.support.link;

import java.util.function.Supplier;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tracking.CallEventReceiver;

/**
 * A link over one connection, TCP or TLS. A driver gives it its protocol.
 *
 * <p>All methods may be called from any thread. None but {@link #close} waits for the link's own thread.
 *
 * @param <D> what the link is to be
 */
public abstract class SocketLink<D extends DesiredLink> implements SwitchLink {

    private final String name;
    private final String switchName;
    private final LinkState state = new LinkState();
    private volatile D desired;
    private volatile LinkWorker<D> worker;

    protected SocketLink(D desired) {
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
        if (worker != null) {
            throw new IllegalStateException("link " + name + " is open");
        }
        Delivery delivery = new Delivery(name, receiver, state.counters(), state.clock());
        worker = new LinkWorker<>(name, this::desired, state, delivery, protocol(this::desired, delivery, state));
        worker.start();
    }

    @Override
    public final void suspend() {
        close();
    }

    @Override
    public final synchronized void close() {
        if (worker != null) {
            worker.stop();
            worker = null;
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
