package org.onhook.simulator.story;

/** How a switch tells that a leg which rang lost the call to another one. */
enum LostLeg {
    AS_DIVERTED,
    AS_CLEARED
}
