package org.onhook.driver.support.link;

import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tracking.CallEventReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to the receiver of one opening of a link, until it is stopped. It belongs to the link's thread, but for what
 * says otherwise.
 */
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final String link;
    private final CallEventReceiver receiver;
    private final LinkCounters counters;
    private final MonotoneClock clock;
    private volatile boolean stopped;
    private long micros;
    private SwitchTraits announced;
    private boolean somethingUp;

    Delivery(String link, CallEventReceiver receiver, LinkCounters counters, MonotoneClock clock) {
        this.link = link;
        this.receiver = receiver;
        this.counters = counters;
        this.clock = clock;
    }

    /** No event is delivered from now on. From any thread. */
    void stop() {
        stopped = true;
    }

    /** Whether the link is to stop. From any thread. */
    public boolean stopped() {
        return stopped;
    }

    /** Takes the time: what was just received was received now. In microseconds since 1970-01-01T00:00Z; it never goes back. */
    public long tick() {
        micros = clock.micros();
        return micros;
    }

    /** The time of the last tick. */
    public long micros() {
        return micros;
    }

    /** Says how the switch is to be read, if that was not said yet or has changed. */
    public void traits(SwitchTraits traits) {
        if (!traits.equals(announced)) {
            announced = traits;
            deliver(new CallEvent.LinkConfigured(tick(), traits));
        }
    }

    /** Says that the device is monitored. */
    public void monitorStarted(String dn) {
        somethingUp = true;
        deliver(new CallEvent.MonitorStarted(micros, dn));
    }

    /** Says that the link is up. */
    public void up() {
        somethingUp = true;
        deliver(new CallEvent.LinkUp(micros));
    }

    /** Says that the link is down, unless it never got anywhere. */
    public void down(String reason) {
        if (somethingUp) {
            somethingUp = false;
            deliver(new CallEvent.LinkDown(tick(), reason));
        }
    }

    /** Delivers an event. */
    public void deliver(CallEvent event) {
        if (stopped) {
            return;
        }
        counters.event();
        try {
            receiver.accept(event);
        } catch (RuntimeException e) {
            counters.count("receiver.errors");
            LOG.error("link {}: the receiver failed on {}", link, event, e);
        }
    }
}
