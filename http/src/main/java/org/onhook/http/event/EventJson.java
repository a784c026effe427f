package org.onhook.http.event;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    private static final String ATTRIBUTION = "Attribution";
    /** Before the name of the switch, which is escaped as a URI asks. */
    private static final String SOURCE = "/onhook/switch/";

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

    /** Its time, in microseconds since 1970-01-01T00:00Z. */
    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time()));
    }

    public String switchName() {
        return URI.create(textOf(members.get("source"))).getPath().substring(SOURCE.length());
    }

    public boolean is(TEventType type) {
        return type.eventName().equals(name());
    }

    /** Its name, such as {@code EventReleased}. */
    public String name() {
        return text("Event");
    }

    /** A text; empty if the event has no such attribute. */
    public String text(String name) {
        return textOf(data.get(name));
    }

    /** A number; empty if the event has no such attribute. */
    public OptionalLong number(String name) {
        return data.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    public boolean has(String name) {
        return data.containsKey(name);
    }

    /** The DN of a DN-based event, or of the party that a call-based one is about; empty if it is about neither. */
    public String dn() {
        return text(has("DN") ? "DN" : "ThisDN");
    }

    /** What was reported to the DN of who released; empty if the event reports no release to a DN. */
    public String releasingParty() {
        return data.get("Extensions") instanceof Map<?, ?> extensions ? textOf(extensions.get("ReleasingParty")) : "";
    }

    /** Whether it reports a release, and so says why that was attributed as it was. */
    public boolean reportsRelease() {
        return has(ATTRIBUTION);
    }

    /** A part of why a release was attributed as it was; empty if it is not there. */
    public String attribution(String part) {
        return textOf(attribution().get(part));
    }

    /** The evidence that a release was attributed by, one observation each. */
    public List<String> evidence() {
        return attribution().get("Evidence") instanceof List<?> observations
                ? observations.stream().map(EventJson::textOf).toList()
                : List.of();
    }

    private Map<?, ?> attribution() {
        return data.get(ATTRIBUTION) instanceof Map<?, ?> attribution ? attribution : Map.of();
    }

    private static String textOf(Object value) {
        return value instanceof String text ? text : "";
    }
}
