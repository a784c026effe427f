package org.onhook.it.rules;

import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a story: {@code MONITOR EVENT CALL/DEVICE key=value ...}.
 *
 * @param leg {@code CALL/DEVICE}, either of which may be empty
 * @param values {@code by} the subject device, {@code from} calling, {@code to} called, {@code lci}, {@code cause} ...;
 *     a value {@code ?} is {@code notKnown}, {@code *} is {@code restricted}
 */
record Line(String monitor, String event, String leg, Map<String, String> values) {

    static Line of(String text) {
        String[] words = text.trim().split(" +");
        Map<String, String> values = new TreeMap<>();
        for (int i = 3; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            values.put(
                    words[i].substring(0, equals),
                    words[i].substring(equals + 1).replace('_', ' '));
        }
        return new Line(words[0], words[1], words.length > 2 ? words[2] : "", values);
    }

    String device() {
        return leg.substring(leg.lastIndexOf('/') + 1);
    }

    String value(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }
}
