package org.onhook.csta.message;

/** A message is more than {@link PlainTokens} can read, or it is wrong. */
final class NotPlainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** It says nothing but that. */
    static final NotPlainException INSTANCE = new NotPlainException();

    private NotPlainException() {
        super("not plain", null, false, false);
    }
}
