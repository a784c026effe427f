package org.onhook.driver.support.link;

import java.util.Optional;
import org.onhook.api.call.SwitchTraits;
import org.onhook.driver.support.settings.Endpoint;
import org.osgi.annotation.versioning.ConsumerType;

/** What a link is to be, as far as every driver has to know it. An immutable value, compared by {@code equals}. */
@ConsumerType
public interface DesiredLink {

    /** The name of the link. */
    String name();

    /** The switch; links with the same value serve one switch. */
    String switchName();

    /** Where the switch is. */
    Endpoint endpoint();

    /** The pause before the first attempt to connect again, in seconds, at least 1. */
    int reconnectSeconds();

    /** The name of the switch profile. */
    String profile();

    /** How the switch is to be read, as far as that is known now. */
    SwitchTraits traits();

    /** How many devices are to be monitored, as far as the configuration names them. */
    int monitors();

    /** What the link has to wait for before it can connect: one line for a person; empty if there is nothing. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }
}
