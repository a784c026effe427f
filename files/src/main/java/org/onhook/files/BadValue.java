package org.onhook.files;

/** A configured value that is refused. */
public final class BadValue extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param key the key
     * @param value what it was given
     * @param allowed what is allowed
     */
    public BadValue(String key, Object value, String allowed) {
        super(key + "=" + value + " is refused; allowed: " + allowed, null, false, false);
    }
}
