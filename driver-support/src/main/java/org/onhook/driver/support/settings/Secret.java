package org.onhook.driver.support.settings;

/** A text that never shows in a log or a status. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
