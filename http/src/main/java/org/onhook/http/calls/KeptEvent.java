package org.onhook.http.calls;

import java.util.Optional;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;

/**
 * An event of a call as it is kept: the attributes of most are let go, since what lives for long costs the garbage collector more
 * than all the rest.
 *
 * @param json the event; the array is shared
 * @param release the event itself, if it says who released
 */
public record KeptEvent(byte[] json, Optional<TEvent> release) {

    static KeptEvent of(PublishedEvent published) {
        TEvent event = published.event();
        return new KeptEvent(published.json(), event.attribution().isPresent() ? Optional.of(event) : Optional.empty());
    }
}
