package org.onhook.api.call;

/** How many clears a switch sends when a two-party call ends. */
public enum ClearPattern {
    /** Nothing is known about it; a lone clear proves no order. */
    UNKNOWN,
    /** Each monitor is told once, of its own device's end (OpenScape Voice). */
    ONE_PER_MONITOR,
    /** Each monitor still in the call is told of each leg's end, in the order in which the legs ended. */
    EVERY_LEG,
    /**
     * Each leg's end is reported once, and the order of the reports says nothing of the order in which the legs ended
     * (Asterisk).
     */
    UNORDERED,
    /** As {@link #EVERY_LEG}; the leg that stays behind hears tone until it goes on-hook (Panasonic). */
    EVERY_LEG_WITH_TONE;

    /** Whether a monitor whose device is still in the call is told when another leg ends. */
    public boolean tellsEveryLeg() {
        return this == EVERY_LEG || this == EVERY_LEG_WITH_TONE;
    }
}
