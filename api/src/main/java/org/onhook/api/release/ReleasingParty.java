package org.onhook.api.release;

/** The three values of {@code ReleasingParty}, as they are reported. */
public enum ReleasingParty {
    LOCAL("1 Local"),
    REMOTE("2 Remote"),
    UNKNOWN("3 Unknown");

    private final String text;

    ReleasingParty(String text) {
        this.text = text;
    }

    /** The value of the extension, to the letter. */
    public String text() {
        return text;
    }
}
