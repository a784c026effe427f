package org.onhook.driver.support.link;

/** The connection cannot go on. */
public final class LinkLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean wanted;

    private LinkLostException(String reason, boolean wanted) {
        super(reason, null, false, false);
        this.wanted = wanted;
    }

    /** Something went wrong: wait before the next attempt. */
    public static LinkLostException because(String reason) {
        return new LinkLostException(reason, false);
    }

    /** The link itself wants another connection, at once. */
    public static LinkLostException toStartAgain(String reason) {
        return new LinkLostException(reason, true);
    }

    boolean wanted() {
        return wanted;
    }
}
