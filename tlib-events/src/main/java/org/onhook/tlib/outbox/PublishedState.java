package org.onhook.tlib.outbox;

import java.util.Optional;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;

/** How published events are written and read while this bundle is away. */
final class PublishedState {

    private enum Kind {
        TEXT,
        NUMBER,
        CONN_ID,
        KEY_VALUES
    }

    private PublishedState() {}

    static void write(StateOutput out, PublishedEvent published) {
        TEvent event = published.event();
        out.constant(event.type())
                .text(event.switchName())
                .number(event.serverStart())
                .number(event.sequence())
                .number(event.micros())
                .text(event.subject())
                .text(event.callUuid())
                .each(event.attributes(), attribute -> write(out, attribute))
                .ifPresent(event.attribution().orElse(null), why -> Values.write(out, why))
                .bytes(published.json());
    }

    static PublishedEvent read(StateInput in) {
        return new PublishedEvent(
                new TEvent(
                        in.constant(TEventType.class),
                        in.text(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.text(),
                        in.text(),
                        in.list(() -> attribute(in)),
                        Optional.ofNullable(in.ifPresent(() -> Values.attribution(in)))),
                in.bytes());
    }

    private static void write(StateOutput out, TAttribute attribute) {
        if (attribute instanceof TAttribute.Text text) {
            out.constant(Kind.TEXT).text(text.name()).text(text.value());
        } else if (attribute instanceof TAttribute.Number number) {
            out.constant(Kind.NUMBER).text(number.name()).number(number.value());
        } else if (attribute instanceof TAttribute.ConnId id) {
            out.constant(Kind.CONN_ID).text(id.name()).number(id.value());
        } else if (attribute instanceof TAttribute.KeyValues list) {
            out.constant(Kind.KEY_VALUES).text(list.name()).each(list.pairs(), pair -> out.text(pair.key())
                    .text(pair.value()));
        }
    }

    private static TAttribute attribute(StateInput in) {
        return switch (in.constant(Kind.class)) {
            case TEXT -> new TAttribute.Text(in.text(), in.text());
            case NUMBER -> new TAttribute.Number(in.text(), in.number());
            case CONN_ID -> new TAttribute.ConnId(in.text(), in.number());
            case KEY_VALUES ->
                new TAttribute.KeyValues(in.text(), in.list(() -> new TAttribute.KeyValue(in.text(), in.text())));
        };
    }
}
