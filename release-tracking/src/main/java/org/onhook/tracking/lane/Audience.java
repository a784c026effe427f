package org.onhook.tracking.lane;

import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.api.tracking.CallLane;
import org.onhook.state.StateOutput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.AttributionSettings;
import org.onhook.tracking.attribution.Attributor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear the events of one lane. It is used under the lane's order. */
final class Audience implements CallLane {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final String switchName;
    private final Tracker tracker;
    private volatile List<CallEventListener> listeners = List.of();
    private Attributor attributor;
    private TrackerSettings settings;
    private AttributionInForce inForce;
    private long failures;

    Audience(String switchName, Tracker tracker) {
        this.switchName = switchName;
        this.tracker = tracker;
    }

    /** @param present a list that may change at any time */
    void become(List<CallEventListener> present) {
        listeners = present;
    }

    /** Tells of an event, and of what it will be decided by. */
    void hear(String link, CallEvent event, Attributor deciding, TrackerSettings waiting) {
        List<CallEventListener> present = listeners;
        if (present.isEmpty()) {
            return;
        }
        if (deciding != attributor || waiting != settings) {
            attributor = deciding;
            settings = waiting;
            inForce = new AttributionInForce(deciding.policies(), AttributionSettings.waits(waiting));
        }
        for (CallEventListener listener : present) {
            tell(listener, link, event);
        }
    }

    /** A listener may be a vendor's, and may lack its classes since its bundle went. */
    private void tell(CallEventListener listener, String link, CallEvent event) {
        try {
            listener.entering(this, link, event);
        } catch (RuntimeException | LinkageError e) {
            failures++;
            if (Long.bitCount(failures) == 1) {
                LOG.error(
                        "Switch {}: listener {} failed on an event, {} times by now",
                        switchName,
                        listener,
                        failures,
                        e);
            }
        }
    }

    @Override
    public String switchName() {
        return switchName;
    }

    @Override
    public AttributionInForce attribution() {
        return inForce;
    }

    @Override
    public int callsInProgress() {
        return tracker.board().calls().size();
    }

    @Override
    public byte[] state() {
        StateOutput out = new StateOutput();
        tracker.write(out);
        return out.toBytes();
    }
}
