package org.onhook.csta;

import static org.onhook.api.call.ClearPattern.EVERY_LEG;
import static org.onhook.api.call.ClearPattern.EVERY_LEG_WITH_TONE;
import static org.onhook.api.call.ClearPattern.ONE_PER_MONITOR;
import static org.onhook.api.call.ConferenceEnding.ENDS_WITH_CONTROLLER;
import static org.onhook.api.call.ReleasingDeviceReading.DROPPED;
import static org.onhook.api.call.ReleasingDeviceReading.RELEASER;
import static org.onhook.api.call.ReleasingDeviceReading.SELF;

import java.util.List;
import java.util.Optional;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.profile.DeviceObjectForm;
import org.onhook.csta.profile.HeartbeatForm;
import org.onhook.csta.profile.LoginForm;
import org.onhook.csta.profile.SessionStart;
import org.onhook.csta.settings.ProfileFacts;

/** The profiles that come with the driver. */
public final class BuiltInProfiles {

    private static final String EDITION = "http://www.ecma-international.org/standards/ecma-323/csta/ed";

    /** Adapts: to a switch that speaks first and to one that waits; assumes nothing about how releases are reported. */
    public static final ProfileFacts GENERIC = ecma(
            "generic", Optional.empty(), ClearPattern.UNKNOWN, ConferenceEnding.UNKNOWN, SessionStart.ADAPTIVE, "4");

    /** OpenScape Voice: SystemStatus first, one clear for each monitor, {@code releasingDevice} is the releaser. */
    public static final ProfileFacts OPENSCAPE_VOICE = new ProfileFacts(
            "openscape-voice",
            new SwitchTraits("openscape-voice", Optional.of(RELEASER), ONE_PER_MONITOR, ConferenceEnding.UNKNOWN),
            SessionStart.SYSTEM_STATUS,
            LoginForm.USER_AND_PASSWORD,
            List.of(EDITION + "4"),
            EDITION + "4",
            DeviceObjectForm.BARE,
            HeartbeatForm.EMPTY_SYSTEM_STATUS);

    /**
     * Avaya Application Enablement Services (DMCC): a session with a login, device identifiers of the form
     * {@code extension:switch:address:instance}, {@code releasingDevice} is the device whose leg ended.
     */
    public static final ProfileFacts AVAYA_AES = new ProfileFacts(
            "avaya-aes",
            new SwitchTraits("avaya-aes", Optional.of(DROPPED), EVERY_LEG, ConferenceEnding.UNKNOWN),
            SessionStart.APPLICATION_SESSION,
            LoginForm.AVAYA_SESSION_LOGIN_INFO,
            List.of(EDITION + "3/privA", EDITION + "3/priv5", EDITION + "3/priv2", EDITION + "3"),
            EDITION + "3",
            new DeviceObjectForm(
                    "{dn}:{switch-name}:{switch-address}:0", Optional.of("other"), Optional.of("notKnown")),
            HeartbeatForm.REQUEST_SYSTEM_STATUS);

    /**
     * BroadWorks: a conference ends with its controller. Whether its CSTA side copies the platform's releasing party into
     * {@code releasingDevice} is not documented, so that is learned. Its transport is not confirmed either: simulator only.
     */
    public static final ProfileFacts BROADWORKS = ecma(
            "broadworks", Optional.empty(), ClearPattern.UNKNOWN, ENDS_WITH_CONTROLLER, SessionStart.ADAPTIVE, "3");

    /** Panasonic: the leg left behind hears tone. Its transport for XML is not confirmed: simulator only. */
    public static final ProfileFacts PANASONIC = ecma(
            "panasonic",
            Optional.of(DROPPED),
            EVERY_LEG_WITH_TONE,
            ConferenceEnding.UNKNOWN,
            SessionStart.ADAPTIVE,
            "3");

    /**
     * A SIP phone with built-in uaCSTA (ECMA TR/87): it always names itself as releasing. Its usual transport is SIP; the
     * one over TCP is not confirmed: simulator only.
     */
    public static final ProfileFacts UACSTA_PHONE = ecma(
            "uacsta-phone", Optional.of(SELF), ONE_PER_MONITOR, ConferenceEnding.UNKNOWN, SessionStart.ADAPTIVE, "5");

    /** All of them. */
    public static final List<ProfileFacts> ALL =
            List.of(GENERIC, OPENSCAPE_VOICE, AVAYA_AES, BROADWORKS, PANASONIC, UACSTA_PHONE);

    private BuiltInProfiles() {}

    /** The built-in profile of that name. */
    public static Optional<ProfileFacts> named(String name) {
        return ALL.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    private static ProfileFacts ecma(
            String name,
            Optional<ReleasingDeviceReading> reading,
            ClearPattern clears,
            ConferenceEnding conferences,
            SessionStart start,
            String edition) {
        return new ProfileFacts(
                name,
                new SwitchTraits(name, reading, clears, conferences),
                start,
                LoginForm.USER_AND_PASSWORD,
                List.of(EDITION + "6", EDITION + "5", EDITION + "4", EDITION + "3"),
                EDITION + edition,
                DeviceObjectForm.BARE,
                HeartbeatForm.REQUEST_SYSTEM_STATUS);
    }
}
