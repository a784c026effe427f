package org.onhook.replay;

/** What was asked for cannot be done. The message is one line, for the user. */
public final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
