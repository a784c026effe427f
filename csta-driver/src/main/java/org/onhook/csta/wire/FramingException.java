package org.onhook.csta.wire;

/** Bytes that cannot be the header of a frame: where the next frame begins is not known any more. */
public final class FramingException extends Exception {
    private static final long serialVersionUID = 1;

    private final String kind;

    FramingException(String kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    /** A short name, to count by. */
    public String kind() {
        return kind;
    }
}
