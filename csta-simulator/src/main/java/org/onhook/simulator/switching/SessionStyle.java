package org.onhook.simulator.switching;

/** Who speaks first on a new connection. */
public enum SessionStyle {
    /** The switch sends a SystemStatus of its own at once (OpenScape Voice). */
    SWITCH_SPEAKS_FIRST,
    /** The switch waits for StartApplicationSession, SystemRegister or whatever comes. */
    SWITCH_WAITS
}
