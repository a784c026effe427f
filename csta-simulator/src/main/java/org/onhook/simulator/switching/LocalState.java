package org.onhook.simulator.switching;

import java.util.Locale;

/** The state of a connection (ECMA-323 LocalConnectionState). */
public enum LocalState {
    NULL,
    INITIATED,
    ALERTING,
    CONNECTED,
    HOLD,
    QUEUED,
    FAIL;

    /** As it stands on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the party has spoken to somebody in this call and can still do so. */
    boolean talking() {
        return this == CONNECTED || this == HOLD;
    }
}
