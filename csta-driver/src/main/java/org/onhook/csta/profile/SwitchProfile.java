package org.onhook.csta.profile;

import java.util.List;
import org.onhook.api.call.SwitchTraits;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is known beforehand about a make of switch. A link chooses its profile by {@link #name()}; while no service with
 * that name is there, the link waits.
 *
 * <p>All methods return the same values each time; a link reads them once, when the service appears, and keeps none of
 * the service afterwards. They may be called from any thread.
 */
@ConsumerType
public interface SwitchProfile {

    /** The value of a link's {@code profile} key. */
    String name();

    /** How to read what the switch reports; {@link SwitchTraits#profile()} is this profile's name. */
    SwitchTraits traits();

    /** How a session begins. */
    SessionStart sessionStart();

    /** How user name and password are written, where the link has them. */
    LoginForm loginForm();

    /**
     * The protocol versions to offer in StartApplicationSession, best first (ECMA-354, requestedProtocolVersions).
     * They are namespaces of ECMA-323 editions.
     */
    List<String> protocolVersions();

    /** The namespace of requests, until a session has settled on another edition. */
    String namespace();

    /** How a monitored device is written in MonitorStart. */
    DeviceObjectForm deviceObject();

    /** What is sent after a silence. */
    HeartbeatForm heartbeat();
}
