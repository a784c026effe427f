package org.onhook.simulator.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object as it was read. Values are strings, longs, doubles, booleans, lists and maps.
 *
 * @param fields the object's fields
 */
record Json(Map<?, ?> fields) {

    private static final JsonFactory FACTORY = new JsonFactory();

    static Json parse(String line) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> map) {
                return new Json(map);
            }
            throw new IOException("not a JSON object: " + line);
        }
    }

    Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    Optional<Long> number(String name) {
        return fields.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag && flag;
    }

    Optional<Json> object(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? Optional.of(new Json(map)) : Optional.empty();
    }

    List<Json> objects(String name) {
        return list(name).stream()
                .filter(Map.class::isInstance)
                .map(item -> new Json((Map<?, ?>) item))
                .toList();
    }

    List<String> texts(String name) {
        return list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    List<Integer> numbers(String name) {
        return list(name).stream()
                .filter(Long.class::isInstance)
                .map(item -> ((Long) item).intValue())
                .toList();
    }

    private List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> parser.getText();
        };
    }
}
