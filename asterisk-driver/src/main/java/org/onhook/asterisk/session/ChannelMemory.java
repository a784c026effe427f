package org.onhook.asterisk.session;

import java.util.Map;

/**
 * Which call each channel was reported in before the connection was lost: Asterisk tells of a channel afterwards with the call
 * it has become part of since. Belongs to the link's thread.
 */
final class ChannelMemory {

    private Map<String, String> callIds = Map.of();

    Map<String, String> callIds() {
        return callIds;
    }

    void remember(Map<String, String> newCallIds) {
        callIds = newCallIds;
    }
}
