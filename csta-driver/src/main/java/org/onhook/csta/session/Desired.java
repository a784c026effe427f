package org.onhook.csta.session;

import java.util.Optional;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;

/**
 * What a link is to be.
 *
 * @param profile empty while no profile of the wanted name is there
 */
public record Desired(LinkSettings settings, Optional<ProfileFacts> profile) {

    /** How the switch is to be read, as far as that is known now. */
    public SwitchTraits traits() {
        return settings.traits()
                .over(profile.map(ProfileFacts::traits)
                        .orElse(new SwitchTraits(
                                settings.profile(), Optional.empty(), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN)));
    }
}
