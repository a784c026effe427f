package org.onhook.asterisk.session;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Which call each channel was reported in before the connection was lost: Asterisk tells of a channel afterwards with the call
 * it has become part of since. Belongs to the link's thread.
 */
final class ChannelMemory {

    private Supplier<Map<String, String>> last = Map::of;

    Map<String, String> callIds() {
        return last.get();
    }

    /** Those of this connection count from now on. */
    void remember(Supplier<Map<String, String>> callIds) {
        last = callIds;
    }
}
