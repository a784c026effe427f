package org.onhook.tlib.mapping;

import java.util.List;
import java.util.Optional;
import org.onhook.api.release.Attribution;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;

/** A T-Library event that has no number yet. The fields are those of {@link TEvent}. */
public record Draft(
        TEventType type,
        long micros,
        String subject,
        String callUuid,
        List<TAttribute> attributes,
        Optional<Attribution> attribution) {

    public Draft {
        attributes = List.copyOf(attributes);
    }

    /** The event under its number. */
    public TEvent numbered(String switchName, long serverStart, long sequence) {
        return new TEvent(type, switchName, serverStart, sequence, micros, subject, callUuid, attributes, attribution);
    }
}
