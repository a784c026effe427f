package org.onhook.it.stories;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;

/** A sink that keeps all events as lines of JSON, and must get every one. */
public final class CollectedEvents implements EventSink {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void write(List<PublishedEvent> batch) {
        batch.forEach(event -> lines.add(new String(event.json(), StandardCharsets.UTF_8)));
    }

    @Override
    public void gap(long first, long last) {
        throw new AssertionError("events " + first + " to " + last + " were lost");
    }
}
