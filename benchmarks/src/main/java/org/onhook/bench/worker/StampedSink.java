package org.onhook.bench.worker;

import java.io.IOException;
import java.util.List;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;

/** A sink that notes when another one has written each event. */
final class StampedSink implements EventSink {

    private final EventSink sink;
    private final Stamps stamps;

    StampedSink(EventSink sink, Stamps stamps) {
        this.sink = sink;
        this.stamps = stamps;
    }

    @Override
    public void write(List<PublishedEvent> batch) throws IOException {
        sink.write(batch);
        stamps.put(batch, System.nanoTime());
    }

    @Override
    public void gap(long first, long last) throws IOException {
        sink.gap(first, last);
    }
}
