package org.onhook.recorder.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;

/** The fields of one JSON object, read as {@link FieldWriter} writes them. What it does not ask for is passed over. */
final class Fields {

    private interface Item<T> {
        T read(Fields fields) throws BadLine;
    }

    private final Map<?, ?> values;

    Fields(Map<?, ?> values) {
        this.values = values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text that may be missing; empty then. */
    String text(String name) throws BadLine {
        Object value = values.get(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    String requiredText(String name) throws BadLine {
        if (!has(name)) {
            throw wrong(name, "a text");
        }
        return text(name);
    }

    long number(String name) throws BadLine {
        if (values.get(name) instanceof Long number) {
            return number;
        }
        throw wrong(name, "a whole number");
    }

    int count(String name) throws BadLine {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw wrong(name, "a number of things");
        }
        return (int) number;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws BadLine {
        return constant(name, values.get(name), type);
    }

    /** A constant that may be missing. */
    <E extends Enum<E>> E constant(String name, Class<E> type, E ifAbsent) throws BadLine {
        return has(name) ? constant(name, type) : ifAbsent;
    }

    private static <E extends Enum<E>> E constant(String name, Object value, Class<E> type) throws BadLine {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new BadLine("its field '" + name + "' is " + value + ", which is no " + type.getSimpleName());
    }

    DeviceId device(String name) throws BadLine {
        Object value = values.get(name);
        if (value == null) {
            return DeviceId.Withheld.ABSENT;
        }
        if (!(value instanceof Map<?, ?> object)) {
            return constant(name, value, DeviceId.Withheld.class);
        }
        Fields device = new Fields(object);
        String id = device.requiredText("id");
        if (id.isEmpty()) {
            throw wrong(name, "a device with an id");
        }
        String raw = device.has("raw") ? device.text("raw") : id;
        return new DeviceId.Identified(raw, id, device.constant("kind", DeviceKind.class));
    }

    ConnectionId connection(String name) throws BadLine {
        if (!has(name)) {
            return ConnectionId.NONE;
        }
        Fields connection = object(name);
        return new ConnectionId(connection.text("call"), connection.device("device"));
    }

    Cause cause(String name) throws BadLine {
        Object value = values.get(name);
        if (value == null) {
            return Cause.NONE;
        }
        if (value instanceof Map<?, ?> object) {
            Fields cause = new Fields(object);
            return new Cause(cause.constant("code", EventCause.class), cause.text("raw"));
        }
        EventCause code = constant(name, value, EventCause.class);
        return new Cause(code, code.wireName());
    }

    Report report() throws BadLine {
        return new Report(
                number("micros"),
                text("dn"),
                constant("local", LocalConnectionState.class, LocalConnectionState.ABSENT),
                cause("cause"),
                text("linkage"));
    }

    List<ConnectionListItem> connectionList() throws BadLine {
        return list(
                "connections",
                item -> new ConnectionListItem(
                        item.connection("new"), item.connection("old"), item.device("endpoint")));
    }

    List<SnapshotConnection> snapshot() throws BadLine {
        return list(
                "connections",
                item -> new SnapshotConnection(
                        item.connection("connection"),
                        item.device("device"),
                        item.constant("local", LocalConnectionState.class, LocalConnectionState.ABSENT)));
    }

    TRequest request() throws BadLine {
        return new TRequest(
                constant("request", TRequestType.class),
                text("dn"),
                number("call"),
                number("previousCall"),
                text("other"));
    }

    List<String> texts(String name) throws BadLine {
        if (!(values.get(name) instanceof List<?> array)) {
            throw wrong(name, "a list of texts");
        }
        List<String> texts = new ArrayList<>(array.size());
        for (Object each : array) {
            if (!(each instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    SortedMap<String, Long> numbers(String name) throws BadLine {
        Fields object = object(name);
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (Object key : object.values.keySet()) {
            numbers.put(key.toString(), object.number(key.toString()));
        }
        return numbers;
    }

    private <T> List<T> list(String name, Item<T> item) throws BadLine {
        List<T> items = new ArrayList<>();
        if (!has(name)) {
            return items;
        }
        if (!(values.get(name) instanceof List<?> array)) {
            throw wrong(name, "a list");
        }
        for (Object each : array) {
            if (!(each instanceof Map<?, ?> object)) {
                throw wrong(name, "a list of objects");
            }
            items.add(item.read(new Fields(object)));
        }
        return items;
    }

    private Fields object(String name) throws BadLine {
        if (values.get(name) instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw wrong(name, "an object");
    }

    private BadLine wrong(String name, String expected) {
        return new BadLine(
                has(name) ? "its field '" + name + "' is not " + expected : "its field '" + name + "' is missing");
    }
}
