package org.onhook.tracking.request;

import java.util.HashMap;
import java.util.Map;
import org.onhook.api.request.TRequest;

/**
 * When requests may be made: one by one for each call and each device, at a distance, so that what one brings about is reported
 * before the next one is made. Used by one thread at a time.
 */
final class Pacing {

    private static final int PRUNED_ABOVE = 1_000;

    private final Map<Object, Long> free = new HashMap<>();

    /**
     * Takes the next moment that is free for a request.
     *
     * @param now in milliseconds from any origin
     * @return when to make it, in the same, not before now
     */
    long next(TRequest request, long now, RequestSettings gaps) {
        long at = Math.max(now, freeAt(request.thisDn()));
        at = Math.max(at, freeAt(request.connId()));
        at = Math.max(at, freeAt(request.previousConnId()));
        if (free.size() > PRUNED_ABOVE) {
            free.values().removeIf(until -> until <= now);
        }
        free.put(request.thisDn(), at + gaps.deviceGap());
        take(request.connId(), at + gaps.callGap());
        take(request.previousConnId(), at + gaps.callGap());
        return at;
    }

    private void take(long connId, long until) {
        if (connId != 0) {
            free.put(connId, until);
        }
    }

    private long freeAt(Object key) {
        return free.getOrDefault(key, Long.MIN_VALUE);
    }
}
