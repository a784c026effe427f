package org.onhook.simulator.switching;

/** How calls become one. */
public enum Joining {
    TRANSFER,
    SINGLE_STEP_TRANSFER,
    CONFERENCE
}
