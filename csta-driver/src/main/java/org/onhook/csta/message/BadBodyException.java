package org.onhook.csta.message;

/** A body that cannot be read. It has no stack trace: it says something of the message, not of the program. */
public final class BadBodyException extends Exception {
    private static final long serialVersionUID = 1;

    private final BodyFault fault;

    BadBodyException(BodyFault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    public BodyFault fault() {
        return fault;
    }
}
