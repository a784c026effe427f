package org.onhook.asterisk;

import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.asterisk.session.LinkState;
import org.onhook.asterisk.session.LinkWorker;
import org.onhook.asterisk.settings.LinkSettings;

/**
 * A link to an Asterisk, over its Manager Interface.
 *
 * <p>All methods may be called from any thread. None but {@link #close} waits for the link's own thread.
 */
public final class AsteriskLink implements SwitchLink {

    private final String name;
    private final String switchName;
    private final LinkState state = new LinkState();
    private volatile LinkSettings desired;
    private volatile LinkWorker worker;

    public AsteriskLink(LinkSettings settings) {
        this.name = settings.name();
        this.switchName = settings.switchName();
        this.desired = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String switchName() {
        return switchName;
    }

    @Override
    public synchronized void open(CallEventReceiver receiver) {
        if (worker != null) {
            throw new IllegalStateException("link " + name + " is open");
        }
        worker = new LinkWorker(name, () -> desired, state, receiver);
        worker.start();
    }

    @Override
    public void suspend() {
        close();
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.stop();
            worker = null;
        }
    }

    @Override
    public LinkStatus status() {
        return state.status(desired.endpoints().named().size());
    }

    /**
     * Changes the configuration. An open connection is kept if it can be.
     *
     * @throws IllegalArgumentException if the settings are those of another link, or name another switch
     */
    public void update(LinkSettings settings) {
        if (!settings.name().equals(name) || !settings.switchName().equals(switchName)) {
            throw new IllegalArgumentException("link " + name + " cannot become " + settings.name());
        }
        if (!settings.equals(desired)) {
            desired = settings;
            LinkWorker running = worker;
            if (running != null) {
                running.wake();
            }
        }
    }

    /** The settings that are in force, or will be in a moment. */
    public LinkSettings settings() {
        return desired;
    }
}
