package org.onhook.tlib.mapping;

import java.util.ArrayList;
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

    static final String REFERENCE_ID = "ReferenceID";
    private static final String EXTENSIONS = "Extensions";

    public Draft {
        attributes = List.copyOf(attributes);
    }

    /** The event as what a request brought about. */
    public Draft withReference(long referenceId) {
        List<TAttribute> more = new ArrayList<>(attributes);
        int last = more.size() - 1;
        boolean beforeList = last >= 0 && more.get(last).name().equals(EXTENSIONS);
        more.add(beforeList ? last : last + 1, new TAttribute.Number(REFERENCE_ID, referenceId));
        return new Draft(type, micros, subject, callUuid, more, attribution);
    }

    /** The event under its number. */
    public TEvent numbered(String switchName, long serverStart, long sequence) {
        return new TEvent(type, switchName, serverStart, sequence, micros, subject, callUuid, attributes, attribution);
    }
}
