package org.onhook.tracking.lane;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.CallEvent.OnCall;

/**
 * What was handled a short while ago, by the device on whose monitor it was. A link whose monitor has just started may report it
 * too, if it lags. Guarded by its lane's lock.
 */
final class Lately {

    private final Deque<OnCall> handled = new ArrayDeque<>();
    private final Map<String, Deque<OnCall>> byDevice = new HashMap<>();

    void handled(OnCall event) {
        handled.addLast(event);
        byDevice.computeIfAbsent(event.report().dn(), dn -> new ArrayDeque<>(2)).addLast(event);
    }

    Collection<OnCall> on(String dn) {
        return byDevice.containsKey(dn) ? byDevice.get(dn) : List.of();
    }

    void forgetBefore(long micros) {
        while (!handled.isEmpty() && handled.peekFirst().micros() < micros) {
            String dn = handled.removeFirst().report().dn();
            Deque<OnCall> onDevice = byDevice.get(dn);
            onDevice.removeFirst();
            if (onDevice.isEmpty()) {
                byDevice.remove(dn);
            }
        }
    }
}
