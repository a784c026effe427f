package org.onhook.http.access;

import org.onhook.http.settings.HttpSettings;

/** The configuration in force, and what decides by it who may ask. Thread-safe. */
public interface Access {

    /** The configuration in force. */
    HttpSettings settings();

    Sessions sessions();

    Guard guard();
}
