package org.onhook.state;

/** Written state that cannot be read: cut off, damaged, or of another version. */
public final class StateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
