package org.onhook.csta.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names to meanings. The standard's spelling is found at once; others are compared without regard to case, and remembered
 * up to a limit.
 *
 * @param <T> the meaning
 */
final class Vocabulary<T> {

    private static final int REMEMBERED = 512;

    private final Map<String, T> bySpelling = new HashMap<>();
    private final Map<String, T> byLowerCase = new HashMap<>();
    private final T unknown;
    private int remembered;

    /** @param unknown the meaning of every other name */
    Vocabulary(T unknown) {
        this.unknown = unknown;
    }

    void add(String name, T meaning) {
        bySpelling.put(name, meaning);
        byLowerCase.put(name.toLowerCase(Locale.ROOT), meaning);
    }

    T meaning(String name) {
        T exact = bySpelling.get(name);
        return exact != null ? exact : otherwiseSpelled(name);
    }

    /** Whether so many names came that were not known that no peer of good will can have sent them. */
    boolean overrun() {
        return remembered >= REMEMBERED;
    }

    void forgetRemembered() {
        if (remembered > 0) {
            bySpelling
                    .keySet()
                    .removeIf(name -> byLowerCase.getOrDefault(name.toLowerCase(Locale.ROOT), unknown) == unknown);
            remembered = 0;
        }
    }

    private T otherwiseSpelled(String name) {
        T meaning = byLowerCase.getOrDefault(name.toLowerCase(Locale.ROOT), unknown);
        if (remembered < REMEMBERED) {
            remembered++;
            bySpelling.put(name, meaning);
        }
        return meaning;
    }
}
