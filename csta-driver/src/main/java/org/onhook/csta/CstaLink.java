package org.onhook.csta;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.onhook.api.request.TRequestType;
import org.onhook.csta.profile.SwitchProfile;
import org.onhook.csta.session.Conversations;
import org.onhook.csta.session.Desired;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.link.Delivery;
import org.onhook.driver.support.link.LinkState;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.link.ProtocolFactory;
import org.onhook.driver.support.link.SocketLink;

/** A link to a switch that speaks CSTA phase III in XML over TCP or TLS (ECMA-323, framing of its Annex G). */
public final class CstaLink extends SocketLink<Desired> {

    /** A link under a profile that is there, with a clock of its own. */
    public CstaLink(LinkSettings settings, SwitchProfile profile) {
        this(settings, Optional.of(ProfileFacts.of(profile)), new MonotoneClock());
    }

    /**
     * A link under a profile that may come later.
     *
     * @param profile empty: the link waits for {@link #update}
     * @param clock the time of its events
     */
    public CstaLink(LinkSettings settings, Optional<ProfileFacts> profile, MonotoneClock clock) {
        super(new Desired(settings, profile), clock);
    }

    @Override
    protected ProtocolFactory<Desired> protocol(Supplier<Desired> wanted, Delivery delivery, LinkState shown) {
        return new Conversations(wanted, delivery, shown);
    }

    /** All that CSTA has services for; what the switch at the other end can shows in its answers. */
    @Override
    public Set<TRequestType> requests() {
        return Set.of(TRequestType.values());
    }

    /**
     * Changes the configuration. An open connection is kept if it can be; settings that equal the ones before change
     * nothing.
     *
     * @param profile the profile that the settings name; empty if it is not there, which lets an open connection be
     * @throws IllegalArgumentException if the settings are those of another link, or name another switch
     */
    public void update(LinkSettings settings, Optional<ProfileFacts> profile) {
        become(new Desired(settings, profile));
    }

    /** The settings that are in force, or will be in a moment. */
    public LinkSettings settings() {
        return desired().settings();
    }
}
