package org.onhook.simulator.switching;

/** How many clears the switch sends when a two-party call ends. */
public enum Clears {
    /** Each monitor is told once, of its own device's end. */
    ONE_PER_MONITOR,
    /** Each monitor still in the call is told of each leg's end. */
    EVERY_LEG,
    /** As {@link #EVERY_LEG}, but the leg that stays behind hears tone until it goes on-hook. */
    EVERY_LEG_WITH_TONE;

    /** Whether a device still in the call is told that another leg ended. */
    public boolean tellEveryLeg() {
        return this != ONE_PER_MONITOR;
    }
}
