package org.onhook.http.answer;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that was read. A member that is null counts as absent.
 *
 * @param members its members: texts, {@link Long}s, {@link Double}s, {@link Boolean}s, and lists and maps of such
 */
public record JsonObject(Map<String, Object> members) {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Reads the one object that a request's {@code body} has to be. Depth, texts and numbers are bounded. */
    public static JsonObject parse(byte[] body) throws Problem, IOException {
        try (JsonParser json = Json.FACTORY.createParser(body)) {
            return only(json);
        } catch (JsonParseException e) {
            throw new Problem(
                    400,
                    "the body is no JSON, at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        } catch (StreamConstraintsException e) {
            throw new Problem(400, "the body is too deep, or has too long a text or number");
        }
    }

    /**
     * Reads an object that this connector wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static JsonObject ofOwn(byte[] object) {
        try (JsonParser json = Json.OWN.createParser(object)) {
            return only(json);
        } catch (Problem | IOException e) {
            throw new IllegalArgumentException(new String(object, StandardCharsets.UTF_8), e);
        }
    }

    /** A text that has to be one if it is there. */
    public Optional<String> text(String name) throws Problem {
        Object value = members.get(name);
        if (value != null && !(value instanceof String)) {
            throw Problem.member(name, value.toString(), "a text");
        }
        return Optional.ofNullable((String) value);
    }

    private static JsonObject only(JsonParser json) throws Problem, IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new Problem(400, "the body has to be one JSON object");
        }
        Map<String, Object> members = object(json);
        if (json.nextToken() != null) {
            throw new Problem(400, "the body has to be one JSON object, and nothing after it");
        }
        return new JsonObject(members);
    }

    private static Map<String, Object> object(JsonParser json) throws Problem, IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Optional<Object> value = value(json);
            if (value.isPresent() && members.put(name, value.get()) != null) {
                throw new Problem(400, "the member " + name + " is there twice").with("parameter", name);
            }
        }
        return members;
    }

    private static List<Object> array(JsonParser json) throws Problem, IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json).ifPresent(elements::add);
        }
        return elements;
    }

    private static Optional<Object> value(JsonParser json) throws Problem, IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> Optional.of(object(json));
            case START_ARRAY -> Optional.of(array(json));
            case VALUE_STRING -> Optional.of(json.getText());
            case VALUE_NUMBER_INT -> Optional.of(integer(json));
            case VALUE_NUMBER_FLOAT -> Optional.of(json.getDoubleValue());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Long integer(JsonParser json) throws Problem, IOException {
        try {
            return Long.valueOf(json.getText());
        } catch (NumberFormatException e) {
            throw new Problem(400, "a number is refused")
                    .withValue(json.getText())
                    .with("allowed", "64 bits, with a sign");
        }
    }
}
