package org.onhook.http.settings;

/** A configured value that is refused. The message says so in one line: key, value, and what is allowed. */
public final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    BadValue(String key, Object value, String allowed) {
        super(key + "=" + value + " is refused; allowed: " + allowed, null, false, false);
    }
}
