package org.onhook.http.event;

import java.util.OptionalLong;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;

/** Reads single attributes of events. */
public final class Attributes {

    private Attributes() {}

    /** A text; empty if the event has no such attribute. */
    public static String text(TEvent event, String name) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.Text text && text.name().equals(name)) {
                return text.value();
            }
        }
        return "";
    }

    public static OptionalLong number(TEvent event, String name) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.Number number && number.name().equals(name)) {
                return OptionalLong.of(number.value());
            }
        }
        return OptionalLong.empty();
    }

    public static OptionalLong connId(TEvent event, String name) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.ConnId connId && connId.name().equals(name)) {
                return OptionalLong.of(connId.value());
            }
        }
        return OptionalLong.empty();
    }

    /** The value that a key of {@code Extensions} has; empty if it has none. */
    public static String extension(TEvent event, String key) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.KeyValues list && list.name().equals("Extensions")) {
                for (TAttribute.KeyValue pair : list.pairs()) {
                    if (pair.key().equals(key)) {
                        return pair.value();
                    }
                }
            }
        }
        return "";
    }

    /** What was reported to the DN of who released; empty if the event reports no release to a DN. */
    public static String releasingParty(TEvent event) {
        return extension(event, "ReleasingParty");
    }

    /** The DN of a DN-based event, or of the party that a call-based one is about; empty if it is about neither. */
    public static String dn(TEvent event) {
        return text(event, event.type().isCallBased() ? "DN" : "ThisDN");
    }
}
