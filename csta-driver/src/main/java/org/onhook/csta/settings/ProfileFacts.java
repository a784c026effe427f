package org.onhook.csta.settings;

import java.util.List;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.profile.DeviceObjectForm;
import org.onhook.csta.profile.HeartbeatForm;
import org.onhook.csta.profile.LoginForm;
import org.onhook.csta.profile.SessionStart;
import org.onhook.csta.profile.SwitchProfile;

/** A switch profile as a value: what a link keeps of a profile service, which may go at any moment. */
public record ProfileFacts(
        String name,
        SwitchTraits traits,
        SessionStart sessionStart,
        LoginForm loginForm,
        List<String> protocolVersions,
        String namespace,
        DeviceObjectForm deviceObject,
        HeartbeatForm heartbeat)
        implements SwitchProfile {

    public ProfileFacts {
        protocolVersions = List.copyOf(protocolVersions);
    }

    public static ProfileFacts of(SwitchProfile profile) {
        return new ProfileFacts(
                profile.name(),
                profile.traits(),
                profile.sessionStart(),
                profile.loginForm(),
                profile.protocolVersions(),
                profile.namespace(),
                profile.deviceObject(),
                profile.heartbeat());
    }

    /** Whether a connection made under {@code other} can go on under these facts. */
    public boolean connectsLike(ProfileFacts other) {
        return sessionStart == other.sessionStart
                && loginForm == other.loginForm
                && protocolVersions.equals(other.protocolVersions)
                && namespace.equals(other.namespace)
                && deviceObject.equals(other.deviceObject);
    }
}
