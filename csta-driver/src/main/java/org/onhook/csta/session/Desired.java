package org.onhook.csta.session;

import java.util.Optional;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.link.DesiredLink;
import org.onhook.driver.support.settings.Endpoint;

/**
 * What a link is to be.
 *
 * @param facts the profile; empty while no profile of the wanted name is there
 */
public record Desired(LinkSettings settings, Optional<ProfileFacts> facts) implements DesiredLink {

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String switchName() {
        return settings.switchName();
    }

    @Override
    public Endpoint endpoint() {
        return settings.endpoint();
    }

    @Override
    public int reconnectSeconds() {
        return settings.reconnectSeconds();
    }

    @Override
    public String profile() {
        return settings.profile();
    }

    @Override
    public int monitors() {
        return settings.devices().monitored().size();
    }

    @Override
    public Optional<String> obstacle() {
        return facts.isPresent() ? Optional.empty() : Optional.of("waiting for the switch profile '" + profile() + "'");
    }

    @Override
    public SwitchTraits traits() {
        return settings.traits()
                .over(facts.map(ProfileFacts::traits)
                        .orElse(new SwitchTraits(
                                settings.profile(), Optional.empty(), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN)));
    }
}
