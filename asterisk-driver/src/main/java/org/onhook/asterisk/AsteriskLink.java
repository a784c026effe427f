package org.onhook.asterisk;

import java.util.Set;
import java.util.function.Supplier;
import org.onhook.api.request.TRequestType;
import org.onhook.asterisk.session.Conversations;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.link.ProtocolFactory;
import org.onhook.driver.support.link.SocketLink;

/** A link to an Asterisk, over its Manager Interface. */
public final class AsteriskLink extends SocketLink<LinkSettings> {

    /** A link with a clock of its own. */
    public AsteriskLink(LinkSettings settings) {
        this(settings, new MonotoneClock());
    }

    /**
     * @param clock the time of its events
     */
    public AsteriskLink(LinkSettings settings, MonotoneClock clock) {
        super(settings, clock);
    }

    @Override
    protected ProtocolFactory<LinkSettings> protocol(
            Supplier<LinkSettings> wanted, Delivery delivery, LinkState shown) {
        return new Conversations(wanted, delivery, shown);
    }

    /** What the Manager Interface has actions for that do to a channel what the request means. */
    @Override
    public Set<TRequestType> requests() {
        return Conversations.REQUESTS;
    }

    /**
     * Changes the configuration. An open connection is kept if it can be.
     *
     * @throws IllegalArgumentException if the settings are those of another link, or name another switch
     */
    public void update(LinkSettings settings) {
        become(settings);
    }

    /** The settings that are in force, or will be in a moment. */
    public LinkSettings settings() {
        return desired();
    }
}
