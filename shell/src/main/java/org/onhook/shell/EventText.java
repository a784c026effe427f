package org.onhook.shell;

import java.util.HexFormat;
import java.util.Locale;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;

/** Prints parts of a T-Library event; what is absent is a hyphen. */
final class EventText {

    static final String ABSENT = "-";

    private EventText() {}

    /** The value of an attribute. */
    static String attribute(TEvent event, String name) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute.name().equals(name)) {
                return value(attribute);
            }
        }
        return ABSENT;
    }

    /** The value that an {@code Extensions} key has. */
    static String extension(TEvent event, String key) {
        for (TAttribute attribute : event.attributes()) {
            if (attribute instanceof TAttribute.KeyValues list && list.name().equals("Extensions")) {
                for (TAttribute.KeyValue pair : list.pairs()) {
                    if (pair.key().equals(key)) {
                        return pair.value();
                    }
                }
            }
        }
        return ABSENT;
    }

    static String initiator(TEvent event) {
        return event.attribution()
                .map(Attribution::initiator)
                .map(Initiator::text)
                .orElse(ABSENT);
    }

    static String rule(TEvent event) {
        return event.attribution().map(Attribution::rule).orElse(ABSENT);
    }

    static String confidence(TEvent event) {
        return event.attribution().map(EventText::confidence).orElse(ABSENT);
    }

    /** Who released, by which rule, how well that is known, and the evidence, one observation a line. */
    static String why(Attribution attribution) {
        StringBuilder text = new StringBuilder()
                .append("initiator ")
                .append(attribution.initiator().text())
                .append(", rule ")
                .append(attribution.rule())
                .append(", confidence ")
                .append(confidence(attribution));
        attribution.evidence().forEach(observation -> text.append("\n    - ").append(observation));
        return text.toString();
    }

    private static String confidence(Attribution attribution) {
        return attribution.confidence().name().toLowerCase(Locale.ROOT);
    }

    private static String value(TAttribute attribute) {
        if (attribute instanceof TAttribute.Text text) {
            return text.value();
        }
        if (attribute instanceof TAttribute.Number number) {
            return String.valueOf(number.value());
        }
        if (attribute instanceof TAttribute.ConnId connId) {
            return HexFormat.of().toHexDigits(connId.value());
        }
        return attribute instanceof TAttribute.KeyValues list ? list.pairs().toString() : ABSENT;
    }
}
