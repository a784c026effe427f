package org.onhook.tlib.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.numbering.Uuids;

/** The events of a change, as their JSON reads. */
final class Mapped {

    static final Uuids UUIDS = new Uuids(0x1234_5678_9abc_def0L);
    private static final EventMapper MAPPER = new EventMapper(UUIDS);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SAME_EVERYWHERE = Set.of(
            "Event",
            "EventID",
            "EventSequenceNumber",
            "ConnID",
            "CallUUID",
            "CallID",
            "SwitchCallID",
            "CallType",
            "PartyUUID",
            "Attribution");

    private Mapped() {}

    /** The data of each event. */
    static List<JsonNode> data(CallChange change) {
        List<JsonNode> events = new ArrayList<>();
        JsonEncoder encoder = new JsonEncoder("osv-1", 1_700_000_000);
        MAPPER.map(
                change,
                draft -> events.add(read(encoder.encode(draft, 1).withNumber(1)).get("data")));
        return events;
    }

    /** Each event in one line: its name and what it has besides what all events of the call have. */
    static List<String> lines(CallChange change) {
        return data(change).stream().map(Mapped::line).toList();
    }

    private static String line(JsonNode data) {
        return data.get("Event").textValue()
                + data.properties().stream()
                        .filter(field -> !SAME_EVERYWHERE.contains(field.getKey()))
                        .map(field -> " " + field.getKey() + "=" + textOf(field.getValue()))
                        .collect(Collectors.joining());
    }

    private static String textOf(JsonNode value) {
        return value.isObject() ? value.properties().iterator().next().toString() : value.asText();
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
