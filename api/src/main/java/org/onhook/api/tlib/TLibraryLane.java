package org.onhook.api.tlib;

import org.onhook.api.tracking.CallChange;
import org.osgi.annotation.versioning.ProviderType;

/** Publishes what happens to the calls of one switch. Used by one thread at a time. */
@ProviderType
public interface TLibraryLane extends AutoCloseable {

    /**
     * The number from which a tracker counts up the references of its calls and parties, so that none is ever used
     * twice: not by another lane, and not after a restart. The lower 32 bits are zero.
     */
    long firstRef();

    /**
     * Publishes one change: at once, or within a burst when that ends at the latest. It waits while a sink that must have every
     * event is too far behind.
     */
    void accept(CallChange change);

    /** The changes that follow may be published together. Within a burst it does nothing. */
    void beginBurst();

    /** Publishes what has not been published yet, and waits like {@link #accept}. Outside a burst it does nothing. */
    void endBurst();

    /**
     * From now on {@link #accept} waits for no sink: events that these have not got yet are held beyond the limits. May be
     * called from any thread. {@link #close} should follow soon.
     */
    void stopWaiting();

    /** Ends the burst, and the lane. */
    @Override
    void close();
}
