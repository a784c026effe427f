package org.onhook.api.call;

import java.util.Optional;

/**
 * What is known beforehand about how to read a switch: facts of its profile or of the link's configuration, no judgement
 * on any call.
 *
 * @param profile the name of the switch profile
 * @param reading the reading of {@code releasingDevice}; empty means that it is to be learned ({@code auto})
 * @param clears how many clears the switch sends
 * @param conferenceEnding what becomes of a conference without its controller
 */
public record SwitchTraits(
        String profile,
        Optional<ReleasingDeviceReading> reading,
        ClearPattern clears,
        ConferenceEnding conferenceEnding) {

    /** Nothing is known. */
    public static final SwitchTraits UNKNOWN =
            new SwitchTraits("generic", Optional.empty(), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN);
}
