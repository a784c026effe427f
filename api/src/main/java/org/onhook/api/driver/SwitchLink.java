package org.onhook.api.driver;

import java.util.Set;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallEventReceiver;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured link to a switch. A driver registers one service of this type for each link that its configuration
 * names; registering it adds the link, unregistering removes it, and nothing else stops for that.
 *
 * <p><b>Life.</b> A link is idle until {@link #open} hands it a receiver. From then on it connects, keeps trying while the
 * switch is away, starts its monitors, and delivers call events until {@link #suspend} or {@link #close}. It may be opened
 * again afterwards, with another receiver.
 *
 * <p><b>Events.</b> The first event after {@code open} is {@link org.onhook.api.call.CallEvent.LinkConfigured}. The second is
 * {@link org.onhook.api.call.CallEvent.LinkDown}, which says that events may have gone unseen until now, unless the link was
 * only suspended (see Handover). Events are delivered one at a time, in the order in which the switch sent them;
 * {@code micros} never decreases, not even from one opening to the next.
 *
 * <p><b>What went on meanwhile.</b> Whenever its monitors have been started again after a time in which events went unseen,
 * the link asks the switch what calls there are, and delivers {@link org.onhook.api.call.CallEvent.DeviceSnapshot} and
 * {@link org.onhook.api.call.CallEvent.CallSnapshot} as the answers come, if the switch can answer that.
 *
 * <p><b>Handover.</b> {@link #suspend} leaves the connection as it is, but unread, so that another receiver can take over
 * without anything unseen. {@code open} then tells the new receiver how things stand: {@code LinkConfigured},
 * {@link org.onhook.api.call.CallEvent.MonitorStarted} for each monitor that is running, and
 * {@link org.onhook.api.call.CallEvent.LinkUp} if the link is up; the next event is the one that follows the last one
 * delivered before. If the connection was lost meanwhile, {@code LinkDown} follows like at any time.
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
     * Starts to deliver events to {@code receiver}, or goes on after {@link #suspend}. Returns at once; connecting goes on in
     * the background.
     *
     * @throws IllegalStateException if the link is open
     */
    void open(CallEventReceiver receiver);

    /**
     * Stops to deliver events, but keeps the connection and all that was read and not yet delivered. When it returns, no event
     * is under way and none will follow until {@link #open}. A link that is not open, or is suspended, stays so. It must not
     * be called from within {@link CallEventReceiver#accept}.
     */
    void suspend();

    /**
     * Stops to deliver events, and gives up the connection. When it returns, no event is under way and none will follow.
     * Closing a link that is closed does nothing. It must not be called from within {@link CallEventReceiver#accept}.
     */
    void close();

    /** How the link is now. May be called from any thread at any time, and does not block. */
    LinkStatus status();

    /**
     * The requests of clients that the link can carry to its switch; none unless the driver says so. Whether the switch
     * grants one shows in its answer. May be called from any thread at any time, and does not block.
     */
    default Set<TRequestType> requests() {
        return Set.of();
    }

    /**
     * Carries a request to the switch: one of those that {@link #requests} names. Returns at once, with the request on its way
     * to the link's own thread. What the switch answers is delivered, in order with the events, as
     * {@link org.onhook.api.call.CallEvent.RequestConfirmed} or {@link org.onhook.api.call.CallEvent.RequestFailed}, once and as
     * late as it may come; so is a connection that is lost before the request is sent. After
     * {@link org.onhook.api.call.CallEvent.LinkDown} no answer needs to come, and none is waited for. May be called from any
     * thread, from within {@link CallEventReceiver#accept} too.
     *
     * @return false if the link is not open; the request is not carried out then, and nothing follows
     */
    default boolean carry(SwitchRequest request) {
        return false;
    }

    /**
     * Asks the switch what calls a device has, one whose monitor is running. Returns at once. If the link is up and the switch
     * can be asked, what it answers is delivered in order with the events, as after monitors were started. May be called from any
     * thread, from within {@link CallEventReceiver#accept} too.
     */
    default void inquire(String dn) {
        // A switch that cannot be asked answers nothing.
    }
}
