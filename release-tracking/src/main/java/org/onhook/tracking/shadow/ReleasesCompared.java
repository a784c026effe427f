package org.onhook.tracking.shadow;

import org.onhook.api.shadow.Difference;

/** Is told how releases compare. */
public interface ReleasesCompared {

    /** A release is attributed in the same way, by the same rule. */
    void same();

    /** A release is attributed otherwise. */
    void different(Difference difference);

    /** A call could not be compared, because it is a call under one of the two only. */
    void unpaired();
}
