package org.onhook.http.operations;

import java.util.Locale;

/** How well something is. */
public enum Status {
    OK,
    /** It works, but somebody should look. */
    WARN,
    /** It does not do what it is there for. */
    CRITICAL;

    /** The word in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
