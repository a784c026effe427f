package org.onhook.tlib.encoding;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.tlib.TAttribute;
import org.onhook.tlib.mapping.Draft;

/** Writes the events of one switch as CloudEvents 1.0 JSON (structured mode), as contract.md lays down. One thread. */
public final class JsonEncoder {

    private static final SerializableString NO_SEPARATOR = new SerializedString("");
    private static final JsonFactory FACTORY = new JsonFactoryBuilder().build();

    private final String source;
    private final String idPrefix;
    private final EventTime time = new EventTime();
    private final Unnumbered unnumbered = new Unnumbered();
    private JsonGenerator json;

    public JsonEncoder(String switchName, long serverStart) {
        this.source = "/onhook/switch/" + UriSegment.encode(switchName);
        this.idPrefix = "\"" + serverStart + "-";
    }

    /** The event, valid until the next call. It never fails: what is no valid text becomes U+FFFD. */
    public Unnumbered encode(Draft draft) {
        try {
            write(draft, false);
        } catch (IOException e) {
            rewrite(draft);
        }
        return unnumbered;
    }

    /** Half a surrogate pair is the only thing that a generator into memory refuses. */
    private void rewrite(Draft draft) {
        json = null;
        try {
            write(draft, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Draft draft, boolean repairText) throws IOException {
        TextWriter text = repairText ? JsonEncoder::repaired : value -> value;
        begin();
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeFieldName("id");
        json.writeRawValue(idPrefix);
        json.flush();
        unnumbered.holeInId();
        json.writeRaw('"');
        json.writeStringField("source", source);
        json.writeStringField("type", "tlib." + draft.type().eventName());
        json.writeStringField("subject", text.of(draft.subject()));
        json.writeStringField("time", time.print(draft.micros()));
        json.writeStringField("datacontenttype", "application/json");
        if (!draft.callUuid().isEmpty()) {
            json.writeStringField("partitionkey", draft.callUuid());
        }
        json.writeObjectFieldStart("data");
        json.writeStringField("Event", draft.type().eventName());
        json.writeNumberField("EventID", draft.type().id());
        json.writeFieldName("EventSequenceNumber");
        json.writeRawValue("");
        json.flush();
        unnumbered.holeInData();
        for (TAttribute attribute : draft.attributes()) {
            write(attribute, text);
        }
        if (draft.attribution().isPresent()) {
            write(draft.attribution().get(), text);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.flush();
    }

    private void begin() throws IOException {
        OutputStream target = unnumbered.reset();
        if (json == null) {
            json = FACTORY.createGenerator(target, JsonEncoding.UTF8);
            json.setRootValueSeparator(NO_SEPARATOR);
        }
    }

    private void write(TAttribute attribute, TextWriter text) throws IOException {
        if (attribute instanceof TAttribute.Text value) {
            json.writeStringField(value.name(), text.of(value.value()));
        } else if (attribute instanceof TAttribute.Number value) {
            json.writeNumberField(value.name(), value.value());
        } else if (attribute instanceof TAttribute.ConnId value) {
            json.writeStringField(value.name(), Hex.of(value.value()));
        } else if (attribute instanceof TAttribute.KeyValues value) {
            json.writeObjectFieldStart(value.name());
            for (TAttribute.KeyValue pair : value.pairs()) {
                json.writeStringField(text.of(pair.key()), text.of(pair.value()));
            }
            json.writeEndObject();
        }
    }

    private void write(Attribution attribution, TextWriter text) throws IOException {
        json.writeObjectFieldStart("Attribution");
        String number = attribution.ctrlParty();
        if (!number.isEmpty()) {
            json.writeStringField("Initiator", text.of(number));
        }
        json.writeStringField("InitiatorKind", kindOf(attribution.initiator()));
        json.writeStringField("Rule", text.of(attribution.rule()));
        json.writeStringField("Confidence", attribution.confidence().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("Evidence");
        for (String observation : attribution.evidence()) {
            json.writeString(text.of(observation));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String kindOf(Initiator initiator) {
        if (initiator instanceof Initiator.Switch) {
            return "switch";
        }
        return initiator instanceof Initiator.Unknown ? "unknown" : "party";
    }

    private static String repaired(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(valid::appendCodePoint);
        return valid.toString();
    }

    private interface TextWriter {
        String of(String text);
    }
}
