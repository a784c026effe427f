package org.onhook.simulator.switching;

/** What the switch writes into {@code releasingDevice}. */
public enum Reading {
    /** The device that hung up, the same in the clears of all legs. */
    RELEASER,
    /** The device whose leg just ended. */
    DROPPED,
    /** The monitored device, whoever hung up. */
    SELF
}
