package org.onhook.driver.support.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;

/** What receivers were told of how the link stands. Belongs to the link's thread. */
final class Told {

    private final Set<String> monitors = new LinkedHashSet<>();
    private SwitchTraits traits;
    private boolean up;
    private boolean seeing;

    /** An event was delivered. */
    void note(CallEvent event) {
        if (event instanceof CallEvent.OnCall) {
            return;
        }
        if (event instanceof CallEvent.LinkConfigured configured) {
            traits = configured.traits();
        } else if (event instanceof CallEvent.MonitorStarted started) {
            monitors.add(started.dn());
            seeing = true;
        } else if (event instanceof CallEvent.MonitorStopped stopped) {
            monitors.remove(stopped.dn());
        } else if (event instanceof CallEvent.LinkUp) {
            up = true;
            seeing = true;
        } else if (event instanceof CallEvent.LinkDown) {
            monitors.clear();
            up = false;
            seeing = false;
        }
    }

    /** Whether events may have been seen since the link was last said to be down. */
    boolean seeing() {
        return seeing;
    }

    /** What another receiver has to be told, so that it knows the same. */
    List<CallEvent> again(long micros) {
        List<CallEvent> events = new ArrayList<>(monitors.size() + 2);
        if (traits != null) {
            events.add(new CallEvent.LinkConfigured(micros, traits));
        }
        monitors.forEach(dn -> events.add(new CallEvent.MonitorStarted(micros, dn)));
        if (up) {
            events.add(new CallEvent.LinkUp(micros));
        }
        return events;
    }
}
