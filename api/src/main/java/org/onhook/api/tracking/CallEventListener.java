package org.onhook.api.tracking;

import org.onhook.api.call.CallEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears every call event as it enters the lane of its switch. Registering a service of this type adds it, unregistering
 * removes it. Who keeps what it hears can replay it: call tracking is a fold, so that the same state and the same events,
 * those of time that passes included, give the same answers.
 */
@ConsumerType
public interface CallEventListener {

    /**
     * An event is about to be handled. Called on the lane's thread, in the lane's order, so it must be quick and must not
     * block. What it throws is logged, and goes no further. A call that is under way when the service is unregistered may
     * end after that.
     *
     * @param lane the lane, to be asked during this call alone
     * @param link the link that delivered the event; empty where none did, since time passed
     * @param event the event
     */
    void entering(CallLane lane, String link, CallEvent event);
}
