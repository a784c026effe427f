package org.onhook.replay;

import org.onhook.api.tracking.CallChange;

/** Takes what a replay tells, in order. */
interface Output {

    /** Something happened on a switch. */
    void told(String switchName, CallChange change);

    /** What a switch tells from here on has nothing to do with what it told before. */
    void cut(String switchName);
}
