package org.onhook.api.call;

/** What becomes of a conference when the device that set it up leaves. */
public enum ConferenceEnding {
    UNKNOWN,
    /** The switch ends it for all (BroadWorks). */
    ENDS_WITH_CONTROLLER,
    /** The others go on. */
    OUTLIVES_CONTROLLER
}
