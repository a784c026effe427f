package org.onhook.simulator.switching;

/** What takes a party off the tone it hears. */
public enum ToneEnding {
    PARTY_HANGS_UP,
    SWITCH_CLEARS
}
