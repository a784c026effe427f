package org.onhook.simulator.switching;

/** A report that is not right but has to be tolerated, because the switch did not tell enough. */
public enum Leeway {
    UNKNOWN,
    REMOTE,
    LOCAL
}
