package org.onhook.simulator.switching;

/** Whose connection a switch reports as failed when a call cannot be put through. */
public enum FailedLeg {
    OF_CALLED,
    OF_CALLER
}
