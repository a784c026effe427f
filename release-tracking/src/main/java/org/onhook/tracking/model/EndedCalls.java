package org.onhook.tracking.model;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/**
 * Calls that ended a short while ago. Monitors are in order one by one, not together: when the last thing that ended a call
 * came from one monitor, another may still have earlier events of it to report, which must not begin a new call.
 */
public final class EndedCalls {

    private static final long KEPT_MICROS = 10_000_000;

    private record Ended(long at, List<String> ids, Set<String> awaited) {}

    private final Map<String, Ended> byId = new HashMap<>();
    private final ArrayDeque<Ended> inOrder = new ArrayDeque<>();

    /** Remembers a call, with the monitors that have yet to report the end of their device's part in it. */
    void add(Call call, long micros) {
        Set<String> awaited = Set.of();
        for (Leg leg : call.departed()) {
            if (leg.isDn() && !leg.isEndReportedBy(leg.dn().number())) {
                awaited = awaited.isEmpty() ? new HashSet<>() : awaited;
                awaited.add(leg.dn().number());
            }
        }
        Ended ended = new Ended(micros, List.copyOf(call.switchCallIds()), awaited);
        inOrder.add(ended);
        for (String id : ended.ids()) {
            byId.put(id, ended);
        }
    }

    /** Whether an event that a monitor sends on a call with this identifier belongs to one that has ended. */
    public boolean isBelated(String callId, String monitor) {
        Ended ended = byId.get(callId);
        return ended != null && ended.awaited().contains(monitor);
    }

    /** Whether a call with this identifier ended a short while ago. */
    public boolean contains(String callId) {
        return byId.containsKey(callId);
    }

    void write(StateOutput out) {
        out.each(inOrder, ended -> out.number(ended.at())
                .each(ended.ids(), out::text)
                .each(ended.awaited(), out::text)
                // An identifier may have been taken by a call that ended later, or be in use again.
                .each(ended.ids().stream().filter(id -> byId.get(id) == ended).toList(), out::text));
    }

    void read(StateInput in) {
        in.list(() -> {
            Ended ended = new Ended(in.number(), in.list(in::text), Set.copyOf(in.list(in::text)));
            inOrder.add(ended);
            in.list(in::text).forEach(id -> byId.put(id, ended));
            return ended;
        });
    }

    void forget(String callId) {
        byId.remove(callId);
    }

    void forgetAll() {
        byId.clear();
        inOrder.clear();
    }

    void forgetBefore(long micros) {
        while (!inOrder.isEmpty() && inOrder.peekFirst().at() < micros - KEPT_MICROS) {
            Ended old = inOrder.removeFirst();
            old.ids().forEach(id -> byId.remove(id, old));
        }
    }
}
