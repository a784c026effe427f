package org.onhook.tracking.lane;

import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.shadow.ReleasesCompared;
import org.onhook.tracking.shadow.Shadow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shadow of one lane, while one is wanted. It is used under the lane's order. Whatever goes wrong in it is logged, and ends
 * it until other policies are wanted; the lane does not notice.
 */
final class LaneShadow {

    private static final Logger LOG = LoggerFactory.getLogger(LaneShadow.class);

    /** What is wanted. {@code attributor} is null where none is. */
    private record Wanted(Attributor attributor, ReleasesCompared compared) {}

    private static final Wanted NONE = new Wanted(null, null);

    private final String switchName;
    private final Tracker tracker;
    private volatile Wanted wanted = NONE;
    private Wanted present = NONE;
    private Shadow shadow;
    private TrackerSettings settings;

    LaneShadow(String switchName, Tracker tracker) {
        this.switchName = switchName;
        this.tracker = tracker;
    }

    /** From the next event on, releases are compared with what this one decides. May be called by any thread. */
    void want(Attributor attributor, ReleasesCompared compared) {
        wanted = new Wanted(attributor, compared);
    }

    /** From the next event on, there is no shadow. May be called by any thread. */
    void wantNone() {
        wanted = NONE;
    }

    /** Before the lane takes an event. Tells whether there is a shadow. */
    boolean prepare(TrackerSettings current) {
        Wanted now = wanted;
        if (now != present) {
            present = now;
            change(now, current);
        }
        if (shadow != null && settings != current) {
            settings = current;
            shadow.configure(current);
        }
        return shadow != null;
    }

    private void change(Wanted now, TrackerSettings current) {
        try {
            if (shadow != null) {
                shadow.end();
                shadow = null;
            }
            if (now.attributor() != null) {
                settings = current;
                shadow = new Shadow(switchName, tracker, current, now.attributor(), now.compared());
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The lane's tracker told this of the event. */
    void active(CallChange change) {
        try {
            if (shadow != null) {
                shadow.active(change);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The lane has taken the event. */
    void accept(String link, CallEvent event) {
        try {
            if (shadow != null) {
                shadow.accept(link, event);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The lane could not take the event: nobody knows any more whether both have taken the same. */
    void giveUp() {
        shadow = null;
        present = NONE;
    }

    private void fail(RuntimeException e) {
        shadow = null;
        LOG.error("Switch {}: the shadow policies are not compared any more", switchName, e);
    }
}
