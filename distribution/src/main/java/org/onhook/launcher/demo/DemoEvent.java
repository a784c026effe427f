package org.onhook.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * A line of the events file.
 *
 * @param line the line
 * @param event its JSON
 */
record DemoEvent(String line, JsonNode event) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static DemoEvent parse(String line) throws JsonProcessingException {
        return new DemoEvent(line, JSON.readTree(line));
    }

    /** The name of the switch it is from. */
    String switchName() {
        return event.path("source").asText().replaceFirst(".*/", "");
    }

    Instant time() {
        return Instant.parse(event.path("time").asText());
    }

    boolean is(String name) {
        return data("Event").equals(name);
    }

    /** An attribute; empty if it is absent. */
    String data(String name) {
        return event.path("data").path(name).asText("");
    }

    /** The value of {@code ReleasingParty}; empty if the event carries none. */
    String releasingParty() {
        return event.path("data").path("Extensions").path("ReleasingParty").asText("");
    }

    /** A part of the attribution; empty if it is absent. */
    String attribution(String name) {
        return event.path("data").path("Attribution").path(name).asText("");
    }
}
