package org.onhook.api.tracking;

/** How two calls became one. */
public enum Joining {
    TRANSFER,
    SINGLE_STEP_TRANSFER,
    CONFERENCE
}
