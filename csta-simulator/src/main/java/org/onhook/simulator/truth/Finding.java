package org.onhook.simulator.truth;

/**
 * Something that is not as it should be.
 *
 * @param kind what it is
 * @param text the whole story in a line
 */
public record Finding(Kind kind, String text) {

    /** Kinds of findings, the worst first. */
    public enum Kind {
        /** A value that contradicts what happened. */
        WRONG,
        /** Unknown or absent, although the evidence was there. */
        UNKNOWN,
        /** An event that had to come and did not. */
        MISSING,
        /** An event too many. */
        SURPLUS,
        /** The right thing in the wrong event, or with a wrong attribute beside it. */
        OTHER
    }
}
