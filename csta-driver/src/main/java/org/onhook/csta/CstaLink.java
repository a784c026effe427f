package org.onhook.csta;

import java.util.Optional;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.csta.profile.SwitchProfile;
import org.onhook.csta.session.Desired;
import org.onhook.csta.session.LinkState;
import org.onhook.csta.session.LinkWorker;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;

/**
 * A link to a switch that speaks CSTA phase III in XML over TCP or TLS (ECMA-323, framing of its Annex G).
 *
 * <p>All methods may be called from any thread. None but {@link #close} waits for the link's own thread.
 */
public final class CstaLink implements SwitchLink {

    private final String name;
    private final String switchName;
    private final LinkState state = new LinkState();
    private volatile Desired desired;
    private volatile LinkWorker worker;

    /** A link under a profile that is there. */
    public CstaLink(LinkSettings settings, SwitchProfile profile) {
        this(settings, Optional.of(ProfileFacts.of(profile)));
    }

    /**
     * A link under a profile that may come later.
     *
     * @param profile empty: the link waits for {@link #profile}
     */
    public CstaLink(LinkSettings settings, Optional<ProfileFacts> profile) {
        this.name = settings.name();
        this.switchName = settings.switchName();
        this.desired = new Desired(settings, profile);
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
        return state.status(desired);
    }

    /**
     * Changes the configuration. An open connection is kept if it can be; settings that equal the ones before change
     * nothing.
     *
     * @param profile the profile that the settings name; empty if it is not there, which lets an open connection be
     * @throws IllegalArgumentException if the settings are those of another link, or name another switch
     */
    public void update(LinkSettings settings, Optional<ProfileFacts> profile) {
        if (!settings.name().equals(name) || !settings.switchName().equals(switchName)) {
            throw new IllegalArgumentException("link " + name + " cannot become " + settings.name());
        }
        Desired changed = new Desired(settings, profile);
        if (!changed.equals(desired)) {
            desired = changed;
            wake();
        }
    }

    /** The settings that are in force, or will be in a moment. */
    public LinkSettings settings() {
        return desired.settings();
    }

    private void wake() {
        LinkWorker running = worker;
        if (running != null) {
            running.wake();
        }
    }
}
