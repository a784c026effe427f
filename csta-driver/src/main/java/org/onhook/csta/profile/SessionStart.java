package org.onhook.csta.profile;

/** How a session with a switch begins. */
public enum SessionStart {
    /**
     * Listens for a moment whether the switch speaks first; if not, tries an ECMA-354 application session, then
     * SystemRegister, then goes on without either.
     */
    ADAPTIVE,
    /** The switch sends SystemStatus first; it is answered, and SystemRegister follows (OpenScape Voice). */
    SYSTEM_STATUS,
    /** StartApplicationSession, kept alive by ResetApplicationSessionTimer (ECMA-354). */
    APPLICATION_SESSION,
    /** There is no session: monitors are started at once. */
    NONE
}
