package org.onhook.http.stream;

import java.nio.charset.StandardCharsets;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.Attributes;

/**
 * An event as the stream holds it.
 *
 * @param id its identifier
 * @param type what happened
 * @param dn the DN of a DN-based event, or of the party that a call-based one is about; empty where it is about neither
 * @param head what comes before the JSON, as Server-Sent Events have it
 * @param json the event; the array is shared
 */
record StreamedEvent(EventId id, TEventType type, String dn, byte[] head, byte[] json) {

    static StreamedEvent of(PublishedEvent published) {
        TEvent event = published.event();
        EventId id = new EventId(event.serverStart(), event.sequence());
        String head = "id: " + id + "\nevent: " + event.type().eventName() + "\ndata: ";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        return new StreamedEvent(id, event.type(), Attributes.dn(event), bytes, published.json());
    }
}
