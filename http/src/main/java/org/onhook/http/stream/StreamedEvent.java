package org.onhook.http.stream;

import java.nio.charset.StandardCharsets;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.Attributes;

/**
 * An event as the stream holds it: what filters ask for, and the JSON. It is made of every event, whether or not there is a consumer.
 *
 * @param start the first part of its identifier
 * @param sequence the second part
 * @param type what happened
 * @param dn the DN of a DN-based event, or of the party that a call-based one is about; empty where it is about neither
 * @param json the event; the array is shared
 */
record StreamedEvent(long start, long sequence, TEventType type, String dn, byte[] json) {

    static StreamedEvent of(PublishedEvent published) {
        TEvent event = published.event();
        return new StreamedEvent(
                event.serverStart(), event.sequence(), event.type(), Attributes.dn(event), published.json());
    }

    /** Its identifier. */
    EventId id() {
        return new EventId(start, sequence);
    }

    /** What comes before the JSON, as Server-Sent Events have it. */
    byte[] head() {
        return ("id: " + id() + "\nevent: " + type.eventName() + "\ndata: ").getBytes(StandardCharsets.US_ASCII);
    }
}
