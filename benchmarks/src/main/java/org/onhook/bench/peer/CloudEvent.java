package org.onhook.bench.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Initiator;
import org.onhook.api.tlib.TAttribute;
import org.onhook.tlib.mapping.Draft;

/** An event as databind writes it; the fields are those of the contract. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "partitionkey", "data"
})
record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        String time,
        String datacontenttype,
        String partitionkey,
        Map<String, Object> data) {

    static CloudEvent of(Draft draft, String switchName, long start, long sequence) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("Event", draft.type().eventName());
        data.put("EventID", draft.type().id());
        data.put("EventSequenceNumber", sequence);
        draft.attributes().forEach(attribute -> data.put(attribute.name(), value(attribute)));
        draft.attribution().ifPresent(attribution -> data.put("Attribution", values(attribution)));
        return new CloudEvent(
                "1.0",
                start + "-" + sequence,
                "/onhook/switch/" + switchName,
                "tlib." + draft.type().eventName(),
                draft.subject(),
                Instant.EPOCH.plus(draft.micros(), ChronoUnit.MICROS).toString(),
                "application/json",
                draft.callUuid(),
                data);
    }

    private static Object value(TAttribute attribute) {
        if (attribute instanceof TAttribute.Text text) {
            return text.value();
        } else if (attribute instanceof TAttribute.Number number) {
            return number.value();
        } else if (attribute instanceof TAttribute.ConnId id) {
            return String.format("%016x", id.value());
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        ((TAttribute.KeyValues) attribute).pairs().forEach(pair -> pairs.put(pair.key(), pair.value()));
        return pairs;
    }

    private static Map<String, Object> values(Attribution attribution) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!attribution.ctrlParty().isEmpty()) {
            values.put("Initiator", attribution.ctrlParty());
        }
        boolean noParty = attribution.initiator() instanceof Initiator.Switch
                || attribution.initiator() instanceof Initiator.Unknown;
        values.put("InitiatorKind", noParty ? attribution.initiator().text().replace("the ", "") : "party");
        values.put("Rule", attribution.rule());
        values.put("Confidence", attribution.confidence().name().toLowerCase(Locale.ROOT));
        values.put("Evidence", List.copyOf(attribution.evidence()));
        return values;
    }
}
