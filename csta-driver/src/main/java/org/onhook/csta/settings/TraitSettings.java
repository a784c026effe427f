package org.onhook.csta.settings;

import java.util.Optional;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;

/**
 * What the configuration says about how to read the switch; where it says nothing, the profile's word stands.
 *
 * @param reading empty: the profile's; an empty inner value: to be learned ({@code auto})
 */
public record TraitSettings(
        Optional<Optional<ReleasingDeviceReading>> reading,
        Optional<ClearPattern> clears,
        Optional<ConferenceEnding> conferenceEnding) {

    public SwitchTraits over(SwitchTraits profile) {
        return new SwitchTraits(
                profile.profile(),
                reading.orElse(profile.reading()),
                clears.orElse(profile.clears()),
                conferenceEnding.orElse(profile.conferenceEnding()));
    }
}
