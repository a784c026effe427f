package org.onhook.api.tracking;

/** The state of a party of a call. */
public enum PartyState {
    /** Off-hook, or prompted to; nothing is dialled yet. */
    INITIATED,
    /** It made the call, and nobody has answered yet. */
    DIALING,
    QUEUED,
    ALERTING,
    CONNECTED,
    HELD,
    /** It hears tone because the other end was busy. */
    BUSY,
    /** It hears tone for any other reason. */
    FAILED;

    /** Whether the party takes part: queued, alerting, connected (dialling included) or held (attribution.md section 2). */
    public boolean isLive() {
        return this != BUSY && this != FAILED;
    }

    /** Whether the party talks or could at once: connected or held. */
    public boolean isInSpeech() {
        return this == CONNECTED || this == HELD;
    }
}
