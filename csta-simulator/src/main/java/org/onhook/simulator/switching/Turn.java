package org.onhook.simulator.switching;

/** Where an event stands among those of one act, which matters where their order is evidence. */
public enum Turn {
    /** It may be told before or after those of other monitors. */
    FREE,
    /** It tells of an end, and whom to thank for it, so that it may be told before or after those of other monitors. */
    ENDING,
    /** It tells of the leg that ended first. */
    OPENING,
    /** It tells of a consequence, and must not be told before an {@link #OPENING} one. */
    FOLLOWING
}
