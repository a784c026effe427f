package org.onhook.launcher;

/** Something that the user asked for cannot be done. The message is one line, and is all that the user gets to see. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
