package org.onhook.tlib.encoding;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
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
    private final JsonGenerator json;

    public JsonEncoder(String switchName, long serverStart) {
        this.source = "/onhook/switch/" + UriSegment.encode(switchName);
        this.idPrefix = "\"" + serverStart + "-";
        try {
            json = FACTORY.createGenerator(unnumbered.reset(), JsonEncoding.UTF8);
            json.setRootValueSeparator(NO_SEPARATOR);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** The event, valid until the next call. */
    public Unnumbered encode(Draft draft) {
        try {
            write(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return unnumbered;
    }

    private void write(Draft draft) throws IOException {
        unnumbered.reset();
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeFieldName("id");
        json.writeRawValue(idPrefix);
        json.flush();
        unnumbered.holeInId();
        json.writeRaw('"');
        json.writeStringField("source", source);
        json.writeStringField("type", "tlib." + draft.type().eventName());
        json.writeStringField("subject", ValidText.of(draft.subject()));
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
            write(attribute);
        }
        if (draft.attribution().isPresent()) {
            write(draft.attribution().get());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.flush();
    }

    private void write(TAttribute attribute) throws IOException {
        if (attribute instanceof TAttribute.Text value) {
            json.writeStringField(value.name(), ValidText.of(value.value()));
        } else if (attribute instanceof TAttribute.Number value) {
            json.writeNumberField(value.name(), value.value());
        } else if (attribute instanceof TAttribute.ConnId value) {
            json.writeStringField(value.name(), Hex.of(value.value()));
        } else if (attribute instanceof TAttribute.KeyValues value) {
            json.writeObjectFieldStart(value.name());
            for (TAttribute.KeyValue pair : value.pairs()) {
                json.writeStringField(ValidText.of(pair.key()), ValidText.of(pair.value()));
            }
            json.writeEndObject();
        }
    }

    private void write(Attribution attribution) throws IOException {
        json.writeObjectFieldStart("Attribution");
        String number = attribution.ctrlParty();
        if (!number.isEmpty()) {
            json.writeStringField("Initiator", ValidText.of(number));
        }
        json.writeStringField("InitiatorKind", kindOf(attribution.initiator()));
        json.writeStringField("Rule", ValidText.of(attribution.rule()));
        json.writeStringField("Confidence", attribution.confidence().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("Evidence");
        for (String observation : attribution.evidence()) {
            json.writeString(ValidText.of(observation));
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
}
