package org.onhook.api.driver;

import org.onhook.api.tracking.CallEventReceiver;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured link to a switch. A driver registers one service of this type for each link that its configuration
 * names; registering it adds the link, unregistering removes it, and nothing else stops for that.
 *
 * <p><b>Life.</b> A link is idle until {@link #open} hands it a receiver. From then on it connects, keeps trying while the
 * switch is away, starts its monitors, and delivers call events until {@link #close}. It may be opened again afterwards,
 * with another receiver.
 *
 * <p><b>Events.</b> The first event after {@code open} is {@link org.onhook.api.call.CallEvent.LinkConfigured}. Events are
 * delivered one at a time, in the order in which the switch sent them; {@code micros} never decreases.
 *
 * <p><b>Back-pressure.</b> {@link CallEventReceiver#accept} returns when the event is handled. While it does not return,
 * and while the link is not open, the link reads nothing more: what the switch goes on to send waits in the transport,
 * not in memory.
 *
 * <p><b>Failures</b> are a {@link LinkStatus}, not an exception: a switch that is away, refuses a monitor, or sends what
 * cannot be read is counted, logged, and shown there.
 */
@ConsumerType
public interface SwitchLink {

    /** The name of the link: the {@code NAME} of its configuration. It does not change. */
    String name();

    /** The switch that this link serves. Links with the same value serve one switch. It does not change. */
    String switchName();

    /**
     * Starts to deliver events to {@code receiver}. Returns at once; connecting goes on in the background.
     *
     * @throws IllegalStateException if the link is open
     */
    void open(CallEventReceiver receiver);

    /**
     * Stops to deliver events. When it returns, no event is under way and none will follow. Closing a link that is not
     * open does nothing. It must not be called from within {@link CallEventReceiver#accept}.
     */
    void close();

    /** How the link is now. May be called from any thread at any time, and does not block. */
    LinkStatus status();
}
