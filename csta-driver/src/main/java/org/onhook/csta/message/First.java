package org.onhook.csta.message;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;

/** Where an element comes twice, the first counts. */
final class First {

    private First() {}

    static String of(String before, String now) {
        return before.isEmpty() ? now : before;
    }

    static ConnectionId of(ConnectionId before, ConnectionId now) {
        return before == ConnectionId.NONE ? now : before;
    }

    static DeviceId of(DeviceId before, DeviceId now) {
        return before == DeviceId.Withheld.ABSENT ? now : before;
    }
}
