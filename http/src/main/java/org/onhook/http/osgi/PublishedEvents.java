package org.onhook.http.osgi;

import java.util.List;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.http.access.Access;
import org.onhook.http.calls.CallLog;
import org.onhook.http.operations.EventCounts;
import org.onhook.http.stream.EventStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The sink of this bundle: every event that is published goes to the stream, to the calls, and into the counts. */
@Component(
        service = {EventSink.class, PublishedEvents.class},
        immediate = true,
        property = EventSink.NAME + "=http")
public final class PublishedEvents implements EventSink {

    private final EventStream stream;
    private final CallLog calls;
    private final EventCounts counts = new EventCounts();

    @Activate
    public PublishedEvents(@Reference Access access) {
        stream = new EventStream(access::settings);
        calls = new CallLog(() -> access.settings().callHistory());
        stream.start();
    }

    /** The sink is withdrawn before this is called, and so has everything that was published until then. */
    @Deactivate
    void stop() {
        stream.close();
    }

    @Override
    public void write(List<PublishedEvent> batch) {
        stream.add(batch);
        calls.add(batch);
        counts.add(batch);
    }

    /** The stream's consumers see it by themselves, from the numbers. */
    @Override
    public void gap(long first, long last) {
        calls.missed();
    }

    public EventStream stream() {
        return stream;
    }

    public CallLog calls() {
        return calls;
    }

    public EventCounts counts() {
        return counts;
    }
}
