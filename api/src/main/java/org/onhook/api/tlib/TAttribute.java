package org.onhook.api.tlib;

import java.util.List;

/**
 * An attribute of a T-Library event. Names are T-Library's without the prefix {@code Attribute}; an attribute that does
 * not apply is left out of the event, never empty.
 */
public sealed interface TAttribute {

    /** The name, such as {@code ThisDN}. */
    String name();

    /** A string: a DN, a UUID, a text. */
    record Text(String name, String value) implements TAttribute {}

    /** An integer or an enumeration, by its T-Library number. */
    record Number(String name, long value) implements TAttribute {}

    /** A connection identifier: 64 bits, printed as 16 lower-case hexadecimal digits. */
    record ConnId(String name, long value) implements TAttribute {}

    /** A list of keys and strings, such as {@code Extensions}. */
    record KeyValues(String name, List<KeyValue> pairs) implements TAttribute {
        public KeyValues {
            pairs = List.copyOf(pairs);
        }
    }

    /** One pair of a {@link KeyValues}. */
    record KeyValue(String key, String value) {}
}
