package org.onhook.csta.message;

import org.onhook.api.call.DeviceId;

/** Where an element comes twice, the first counts. */
final class First {

    private First() {}

    static String of(String before, String now) {
        return before.isEmpty() ? now : before;
    }

    static ConnectionMention of(ConnectionMention before, ConnectionMention now) {
        return before == ConnectionMention.NONE ? now : before;
    }

    static Mention<DeviceId> ofDevices(Mention<DeviceId> before, Mention<DeviceId> now) {
        return before == ConnectionMention.NO_DEVICE ? now : before;
    }

    static Mention<String> ofMonitors(Mention<String> before, Mention<String> now) {
        return before == EventFields.NO_MONITOR ? now : before;
    }
}
