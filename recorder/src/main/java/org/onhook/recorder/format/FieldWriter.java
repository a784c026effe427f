package org.onhook.recorder.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.request.TRequest;

/** Writes fields of a JSON object. What is absent, empty or nothing is left out, and read as such by {@link Fields}. */
record FieldWriter(JsonGenerator json) {

    private interface Item<T> {
        void write(T item) throws IOException;
    }

    /** A text that is written even if it is empty. */
    FieldWriter name(String name, String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    FieldWriter text(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
        return this;
    }

    FieldWriter number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    FieldWriter constant(String name, Enum<?> value) throws IOException {
        json.writeStringField(name, value.name());
        return this;
    }

    FieldWriter device(String name, DeviceId device) throws IOException {
        if (device instanceof DeviceId.Identified identified) {
            json.writeObjectFieldStart(name);
            json.writeStringField("id", identified.id());
            if (!identified.raw().equals(identified.id())) {
                json.writeStringField("raw", identified.raw());
            }
            constant("kind", identified.kind());
            json.writeEndObject();
        } else if (device != DeviceId.Withheld.ABSENT) {
            constant(name, (DeviceId.Withheld) device);
        }
        return this;
    }

    FieldWriter connection(String name, ConnectionId connection) throws IOException {
        if (!connection.equals(ConnectionId.NONE)) {
            json.writeObjectFieldStart(name);
            text("call", connection.callId()).device("device", connection.device());
            json.writeEndObject();
        }
        return this;
    }

    FieldWriter cause(String name, Cause cause) throws IOException {
        if (!cause.raw().equals(cause.code().wireName())) {
            json.writeObjectFieldStart(name);
            constant("code", cause.code()).text("raw", cause.raw());
            json.writeEndObject();
        } else if (cause.code() != EventCause.NONE) {
            constant(name, cause.code());
        }
        return this;
    }

    FieldWriter report(Report report) throws IOException {
        return number("micros", report.micros())
                .text("dn", report.dn())
                .local(report.local())
                .cause("cause", report.cause())
                .text("linkage", report.linkageId());
    }

    private FieldWriter local(LocalConnectionState state) throws IOException {
        return state == LocalConnectionState.ABSENT ? this : constant("local", state);
    }

    FieldWriter connectionList(List<ConnectionListItem> connections) throws IOException {
        return list("connections", connections, item -> connection("new", item.newConnection())
                .connection("old", item.oldConnection())
                .device("endpoint", item.endpoint()));
    }

    FieldWriter snapshot(List<SnapshotConnection> connections) throws IOException {
        return list("connections", connections, item -> connection("connection", item.connection())
                .device("device", item.device())
                .local(item.state()));
    }

    FieldWriter request(TRequest request) throws IOException {
        return constant("request", request.type())
                .text("dn", request.thisDn())
                .number("call", request.connId())
                .number("previousCall", request.previousConnId())
                .text("other", request.otherDn());
    }

    FieldWriter texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
        return this;
    }

    FieldWriter numbers(String name, Map<String, Long> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> value : values.entrySet()) {
            number(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        return this;
    }

    private <T> FieldWriter list(String name, List<T> items, Item<T> write) throws IOException {
        if (!items.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (T item : items) {
                json.writeStartObject();
                write.write(item);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return this;
    }
}
