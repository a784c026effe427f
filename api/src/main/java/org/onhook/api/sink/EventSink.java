package org.onhook.api.sink;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that T-Library events are written to. Registering a service of this type adds it, unregistering removes it.
 *
 * <p>Each sink is served by a thread of its own, from a bounded outbox in memory. Service properties:
 *
 * <ul>
 *   <li>{@value #NAME} (required): the sink's name. A sink that returns under the name it had gets everything from where
 *       it stopped, as long as the outbox still holds it.
 *   <li>{@value #MUST_HAVE} (default false): whether this sink must have every event. The lanes wait for such a sink when
 *       the outbox is full; any other sink misses what the outbox no longer holds, and is told by {@link #gap}.
 * </ul>
 */
@ConsumerType
public interface EventSink {

    /** The service property with the sink's name. */
    String NAME = "onhook.sink.name";

    /** The service property that says whether the sink must have every event. */
    String MUST_HAVE = "onhook.sink.must-have";

    /**
     * Writes events, in the order of their sequence numbers. When it returns, the sink has them: they are not sent again.
     * It may block.
     *
     * @throws IOException if none of the batch was taken; the same events are offered again after a pause
     */
    void write(List<PublishedEvent> batch) throws IOException;

    /**
     * Tells that events were missed because the outbox no longer holds them.
     *
     * @param first the sequence number of the first event that was missed
     * @param last that of the last
     */
    void gap(long first, long last) throws IOException;
}
