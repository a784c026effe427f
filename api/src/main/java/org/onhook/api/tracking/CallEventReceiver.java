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

    /**
     * The events that follow were read at once. What comes of them may be reported together, when {@link #endBurst} is called at
     * the latest; there is no wait between them. A link that reads in another way need not call it.
     */
    default void beginBurst() {
        // Each event is a burst of its own.
    }

    /** What was read at once has been told. Without a {@link #beginBurst} before it, it does nothing. */
    default void endBurst() {
        // Each event is a burst of its own.
    }
}
