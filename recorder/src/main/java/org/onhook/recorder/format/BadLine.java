package org.onhook.recorder.format;

/** A line of a recording that cannot be read. The message says why, for a person. */
public final class BadLine extends Exception {

    private static final long serialVersionUID = 1;

    BadLine(String message) {
        super(message, null, false, false);
    }
}
