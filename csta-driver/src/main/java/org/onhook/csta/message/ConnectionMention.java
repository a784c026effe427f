package org.onhook.csta.message;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;

/** A connection as a message names it; as long as that of its device, it can be used. */
record ConnectionMention(String callId, Mention<DeviceId> device) {

    static final Mention<DeviceId> NO_DEVICE = Mention.of(DeviceId.Withheld.ABSENT);
    static final ConnectionMention NONE = new ConnectionMention("", NO_DEVICE);

    /** The connection. */
    ConnectionId id() {
        return this == NONE ? ConnectionId.NONE : new ConnectionId(callId, device.meaning());
    }
}
