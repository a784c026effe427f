package org.onhook.driver.support.settings;

/** A configuration that is refused. The message is one line that names file, key, value, and what is allowed. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }
}
