package org.onhook.tracking.request;

import java.util.HashMap;
import java.util.Map;
import org.onhook.api.request.TRequest;

/**
 * When requests may be made: one by one for each call and each device, at a distance, so that what one brings about is reported
 * before the next one is made. Times are in milliseconds from any origin. Used by one thread at a time.
 */
final class Pacing {

    private static final int PRUNED_ABOVE = 1_000;

    private final Map<Object, Long> free = new HashMap<>();

    /** How long a request has to wait because of those that were made; 0 or less if it may be made now. */
    long wait(TRequest request, long now) {
        long at = Math.max(freeAt(request.thisDn()), freeAt(request.connId()));
        at = Math.max(at, freeAt(request.previousConnId()));
        return at == Long.MIN_VALUE ? 0 : at - now;
    }

    /** The request was made. */
    void made(TRequest request, long now, RequestSettings gaps) {
        if (free.size() > PRUNED_ABOVE) {
            free.values().removeIf(until -> until <= now);
        }
        free.put(request.thisDn(), now + gaps.deviceGap());
        take(request.connId(), now + gaps.callGap());
        take(request.previousConnId(), now + gaps.callGap());
    }

    /** Whether two requests are about one call, or of one device, and so keep their order. */
    static boolean concernsTheSame(TRequest one, TRequest other) {
        return one.thisDn().equals(other.thisDn()) || isOn(one.connId(), other) || isOn(one.previousConnId(), other);
    }

    private static boolean isOn(long connId, TRequest request) {
        return connId != 0 && (connId == request.connId() || connId == request.previousConnId());
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
