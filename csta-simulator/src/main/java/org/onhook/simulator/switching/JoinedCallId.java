package org.onhook.simulator.switching;

/** Which id a call has after two calls were joined by a transfer or a conference. */
public enum JoinedCallId {
    /** A new one. */
    NEW,
    /** That of the call that was held. */
    PRIMARY
}
