package org.onhook.api.tracking;

import org.onhook.api.call.CallEvent;
import org.osgi.annotation.versioning.ProviderType;

/** Where a link delivers its call events. */
@ProviderType
@FunctionalInterface
public interface CallEventReceiver {

    /**
     * Takes one event, and returns when it is handled, sinks that must have every event included. It may therefore take
     * as long as such a sink is behind; that is how the pressure reaches the switch's transport.
     *
     * <p>It never throws for anything that an event says. After the link was closed it does nothing.
     */
    void accept(CallEvent event);
}
