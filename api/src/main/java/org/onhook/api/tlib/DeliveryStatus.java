package org.onhook.api.tlib;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How the way of events to the sinks goes at this moment, for operators. May be called from any thread. */
@ProviderType
public interface DeliveryStatus {

    /** The store between lanes and sinks. */
    OutboxView outbox();

    /** The sinks that are served. */
    List<SinkView> sinks();

    /**
     * The outbox: it keeps the latest events, so that being full is its usual state.
     *
     * @param events how many events it holds
     * @param bytes the memory that it counts for them
     * @param maxBytes the memory that it may take
     * @param lanesWaiting how many lanes wait for a sink that must have every event
     */
    record OutboxView(long events, long bytes, long maxBytes, int lanesWaiting) {}

    /**
     * A sink.
     *
     * @param name its name
     * @param mustHave whether lanes wait for it
     * @param failing whether it did not take what it was last offered
     * @param backlog how many events wait for it
     * @param missed how many events it missed because the outbox no longer held them
     */
    record SinkView(String name, boolean mustHave, boolean failing, long backlog, long missed) {}
}
