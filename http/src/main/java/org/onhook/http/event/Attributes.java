package org.onhook.http.event;

import java.util.List;
import java.util.OptionalLong;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;

/** Reads single attributes of events. */
public final class Attributes {

    private Attributes() {}

    /** A text; empty if the event has no such attribute. */
    private static String text(TEvent event, String name) {
        return find(event, name) instanceof TAttribute.Text text ? text.value() : "";
    }

    public static OptionalLong connId(TEvent event, String name) {
        List<TAttribute> attributes = event.attributes();
        // The kind before the name, which most attributes need not be asked for then: every event is asked for its
        // call.
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i) instanceof TAttribute.ConnId connId
                    && connId.name().equals(name)) {
                return OptionalLong.of(connId.value());
            }
        }
        return OptionalLong.empty();
    }

    /** The value that a key of {@code Extensions} has; empty if it has none. */
    private static String extension(TEvent event, String key) {
        if (find(event, "Extensions") instanceof TAttribute.KeyValues list) {
            for (TAttribute.KeyValue pair : list.pairs()) {
                if (pair.key().equals(key)) {
                    return pair.value();
                }
            }
        }
        return "";
    }

    private static TAttribute find(TEvent event, String name) {
        List<TAttribute> attributes = event.attributes();
        // Without an iterator: it is asked for several attributes of every event that is published.
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(name)) {
                return attributes.get(i);
            }
        }
        return null;
    }

    /** What was reported to the DN of who released; empty if the event reports no release to a DN. */
    public static String releasingParty(TEvent event) {
        return extension(event, "ReleasingParty");
    }

    /** The DN of a DN-based event, or of the party that a call-based one is about; empty if it is about neither. */
    public static String dn(TEvent event) {
        return switch (event.type()) {
            case LINK_CONNECTED, LINK_DISCONNECTED -> "";
            default -> event.type().isCallBased() ? text(event, "DN") : event.subject();
        };
    }
}
