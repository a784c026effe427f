package ${package};

import java.util.LinkedHashMap;
import java.util.Map;

/** One line: a word, and fields. */
record Line(String word, Map<String, String> fields) {

    /** Reads a line; what is no field is left out. */
    static Line of(String text) {
        String[] parts = text.strip().split(" +");
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                fields.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
        }
        return new Line(parts[0], fields);
    }

    /** The value of a field; empty where it is missing. */
    String get(String field) {
        return fields.getOrDefault(field, "");
    }
}
