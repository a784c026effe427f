package org.onhook.csta.message;

import org.onhook.api.call.LocalConnectionState;

/** Reads the states of connections, and of calls as one device sees them. Belongs to one link's thread. */
final class LocalStates {

    private final Vocabulary<LocalConnectionState> connections = new Vocabulary<>(LocalConnectionState.ABSENT);
    private final Vocabulary<LocalConnectionState> calls = new Vocabulary<>(LocalConnectionState.ABSENT);

    LocalStates() {
        connections.add("null", LocalConnectionState.NULL);
        connections.add("initiated", LocalConnectionState.INITIATED);
        connections.add("initiate", LocalConnectionState.INITIATED);
        connections.add("alerting", LocalConnectionState.ALERTING);
        connections.add("connected", LocalConnectionState.CONNECTED);
        connections.add("connect", LocalConnectionState.CONNECTED);
        connections.add("hold", LocalConnectionState.HOLD);
        connections.add("held", LocalConnectionState.HOLD);
        connections.add("queued", LocalConnectionState.QUEUED);
        connections.add("fail", LocalConnectionState.FAIL);
        connections.add("failed", LocalConnectionState.FAIL);

        calls.add("callNull", LocalConnectionState.NULL);
        calls.add("callPending", LocalConnectionState.INITIATED);
        calls.add("callOriginated", LocalConnectionState.CONNECTED);
        calls.add("callDelivered", LocalConnectionState.CONNECTED);
        calls.add("callDeliveredHeld", LocalConnectionState.HOLD);
        calls.add("callReceived", LocalConnectionState.ALERTING);
        calls.add("callReceivedOnHold", LocalConnectionState.ALERTING);
        calls.add("callEstablished", LocalConnectionState.CONNECTED);
        calls.add("callEstablishedHeld", LocalConnectionState.HOLD);
        calls.add("callEstablishedOnHold", LocalConnectionState.CONNECTED);
        calls.add("callQueuedHeld", LocalConnectionState.HOLD);
        calls.add("callFailedHeld", LocalConnectionState.HOLD);
        calls.add("callBlocked", LocalConnectionState.FAIL);
    }

    /** The state of a connection (ECMA-323, LocalConnectionState). */
    LocalConnectionState ofConnection(String text) {
        return connections.meaning(text);
    }

    /**
     * The state of the device's own connection in a call of two (ECMA-269, simple call states; ECMA-285, SimpleCallState,
     * whose numbers are pairs: the other connection's state, then the device's own). So {@code ...Held} is said of the device
     * that holds, and {@code ...OnHold} of the one that is held. {@code callQueued} and {@code callFailed} are the standard's
     * words for a device that is connected while the other end is queued or failed; but a queue has no other words for
     * itself, nor has a device that hears tone, so they leave the device's own state open.
     */
    LocalConnectionState ofCall(String text) {
        return calls.meaning(text);
    }
}
