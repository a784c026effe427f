package org.onhook.tracking.lane;

import java.util.HashSet;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;

/** What one link delivers, and how it stands by its own account. Guarded by its lane's lock. */
final class Feed {

    private final String link;
    private final int priority;
    private final Carrier carrier;
    private final Backlog backlog = new Backlog();
    private final Set<String> monitors = new HashSet<>();
    private SwitchTraits traits = SwitchTraits.UNKNOWN;
    private boolean up;
    private long upSince;
    private long heard;

    /**
     * A link that has told nothing yet.
     *
     * @param priority of several links that monitor a device, one with the highest priority reports its events
     * @param carrier takes the requests of the devices whose events it reports
     */
    Feed(String link, int priority, Carrier carrier) {
        this.link = link;
        this.priority = priority;
        this.carrier = carrier;
    }

    Carrier carrier() {
        return carrier;
    }

    String link() {
        return link;
    }

    int priority() {
        return priority;
    }

    boolean isUp() {
        return up;
    }

    /** Since when it is up, in microseconds since 1970-01-01T00:00Z. */
    long upSince() {
        return upSince;
    }

    SwitchTraits traits() {
        return traits;
    }

    /** The devices whose monitors are running on it. */
    Set<String> monitors() {
        return monitors;
    }

    Backlog backlog() {
        return backlog;
    }

    /** When it last reported an event of a call, in microseconds since 1970-01-01T00:00Z. */
    long heard() {
        return heard;
    }

    void note(CallEvent event) {
        if (event instanceof CallEvent.OnCall) {
            heard = event.micros();
        } else if (event instanceof CallEvent.MonitorStarted started) {
            monitors.add(started.dn());
        } else if (event instanceof CallEvent.MonitorStopped stopped) {
            monitors.remove(stopped.dn());
        } else if (event instanceof CallEvent.LinkConfigured configured) {
            traits = configured.traits();
        } else if (event instanceof CallEvent.LinkUp isUp) {
            up = true;
            upSince = isUp.micros();
        } else if (event instanceof CallEvent.LinkDown) {
            up = false;
            monitors.clear();
        }
    }
}
