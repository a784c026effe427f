package org.onhook.configuration;

/** A configuration file that is refused. The message says why, in one line. */
final class BadFile extends Exception {

    private static final long serialVersionUID = 1L;

    BadFile(String message) {
        super(message);
    }
}
