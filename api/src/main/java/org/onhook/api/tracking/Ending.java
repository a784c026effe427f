package org.onhook.api.tracking;

/** How a party's part in a call ended. */
public enum Ending {
    /** The call, or this leg of it, was released. */
    RELEASED,
    /** The caller gave up while this party was alerting or holding the call in a queue. */
    ABANDONED,
    /** The called party refused the call while it was alerting. */
    REJECTED,
    /** A queue passed the call on. */
    DISTRIBUTED,
    /** The call went to another device instead. */
    REDIRECTED,
    /** The call went to another device because of a forwarding. */
    FORWARDED,
    /** The call was answered at another device. */
    PICKED_UP,
    /** The party transferred the call, by consultation. */
    TRANSFERRED,
    /** The party transferred the call in a single step. */
    SINGLE_STEP_TRANSFERRED,
    /** The party's consultation call was merged into a conference. */
    CONFERENCED;

    /** Whether a release ended it, so that the question who released has an answer. */
    public boolean isRelease() {
        return this == RELEASED || this == ABANDONED || this == REJECTED;
    }
}
