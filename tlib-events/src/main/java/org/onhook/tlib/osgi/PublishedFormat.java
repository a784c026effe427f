package org.onhook.tlib.osgi;

import org.onhook.api.tlib.EventFormat;
import org.onhook.api.tlib.TEvent;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.mapping.Draft;
import org.osgi.service.component.annotations.Component;

/** Writes events that are kept as events, such as those of the release history. */
@Component
public final class PublishedFormat implements EventFormat {

    @Override
    public byte[] json(TEvent event) {
        Draft draft = new Draft(
                event.type(),
                event.micros(),
                event.subject(),
                event.callUuid(),
                event.attributes(),
                event.attribution());
        return new JsonEncoder(event.switchName(), event.serverStart())
                .encode(draft, event.sequence())
                .withNumber(event.sequence());
    }
}
