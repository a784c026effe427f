package org.onhook.tlib.outbox;

import java.util.List;
import org.onhook.api.sink.PublishedEvent;

/** What a sink gets next. */
sealed interface Delivery {

    record Events(List<PublishedEvent> batch) implements Delivery {}

    /** The events from {@code first} to {@code last} are no longer there. */
    record Missed(long first, long last) implements Delivery {}

    /** The sink leaves, and has everything that it was to have. */
    record Finished() implements Delivery {}

    Finished FINISHED = new Finished();
}
