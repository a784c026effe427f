package org.onhook.http.event;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.answer.JsonObject;

/**
 * An event as it was published, read from its JSON.
 *
 * @param members of the event
 * @param data its attributes
 */
public record EventJson(Map<String, Object> members, Map<?, ?> data) {

    /** @throws IllegalArgumentException if it is no event */
    public static EventJson of(byte[] json) {
        Map<String, Object> members = JsonObject.ofOwn(json).members();
        if (members.get("data") instanceof Map<?, ?> data) {
            return new EventJson(members, data);
        }
        throw new IllegalArgumentException("no event: " + members);
    }

    public String id() {
        return textOf(members.get("id"));
    }

    /** Its time, as it is printed. */
    public String time() {
        return textOf(members.get("time"));
    }

    public boolean is(TEventType type) {
        return type.eventName().equals(name());
    }

    /** Its name, such as {@code EventReleased}. */
    public String name() {
        return text("Event");
    }

    /** An attribute, or the part of a list of them; empty if there is none. */
    public String text(String... path) {
        return textOf(find(path));
    }

    /** An attribute; empty if there is none. */
    public OptionalLong number(String name) {
        return data.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Texts of a list; empty if there is none. */
    public List<String> texts(String... path) {
        return find(path) instanceof List<?> list
                ? list.stream().map(EventJson::textOf).toList()
                : List.of();
    }

    public boolean has(String name) {
        return data.containsKey(name);
    }

    private Object find(String... path) {
        Object found = data;
        for (String name : path) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    private static String textOf(Object value) {
        return value instanceof String text ? text : "";
    }
}
