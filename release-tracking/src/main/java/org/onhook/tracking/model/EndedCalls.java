package org.onhook.tracking.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;

/**
 * Calls that ended a short while ago: ten to twenty seconds. Monitors are in order one by one, not together: when the last thing that
 * ended a call came from one monitor, another may still have earlier events of it to report, which must not begin a new call.
 */
final class EndedCalls {

    private static final long KEPT_MICROS = 10_000_000;

    /** What is forgotten together. */
    private record Period(CallIds ids, Map<String, Set<String>> awaited) {

        static Period expecting(int ids) {
            return new Period(new CallIds(ids), new HashMap<>());
        }

        void add(String id, Set<String> monitors) {
            ids.add(id);
            if (!monitors.isEmpty()) {
                awaited.put(id, monitors);
            }
        }

        void write(StateOutput out) {
            out.each(ids.all(), id -> out.text(id).each(awaited.getOrDefault(id, Set.of()), out::text));
        }

        static Period read(StateInput in) {
            Period period = expecting(0);
            in.list(() -> {
                period.add(in.text(), Set.copyOf(in.list(in::text)));
                return period;
            });
            return period;
        }
    }

    private Period latest = Period.expecting(0);
    private Period before = Period.expecting(0);
    private long latestSince;

    /** Remembers a call, with the monitors that have yet to report the end of their device's part in it. */
    void add(Call call, long micros) {
        passTime(micros);
        Set<String> awaited = awaited(call);
        for (String id : call.switchCallIds()) {
            // Another call may have had it before.
            before.awaited().remove(id);
            latest.awaited().remove(id);
            latest.add(id, awaited);
        }
    }

    private static Set<String> awaited(Call call) {
        Set<String> awaited = Set.of();
        for (Leg leg : call.departed()) {
            if (leg.isDn() && !leg.isEndReportedBy(leg.dn().number())) {
                awaited = awaited.isEmpty() ? new HashSet<>() : awaited;
                awaited.add(leg.dn().number());
            }
        }
        return awaited;
    }

    /** Whether a monitor has yet to report the end of its device's part in the call that had this identifier last. */
    boolean isAwaited(String callId, String monitor) {
        return awaited(latest, callId, monitor) || awaited(before, callId, monitor);
    }

    private static boolean awaited(Period period, String callId, String monitor) {
        Set<String> monitors = period.awaited().get(callId);
        return monitors != null && monitors.contains(monitor);
    }

    boolean contains(String callId) {
        return latest.ids().contains(callId) || before.ids().contains(callId);
    }

    void write(StateOutput out) {
        out.number(latestSince);
        before.write(out);
        latest.write(out);
    }

    void read(StateInput in) {
        latestSince = in.number();
        before = Period.read(in);
        latest = Period.read(in);
    }

    void forgetAll() {
        before = Period.expecting(0);
        latest = Period.expecting(0);
    }

    /** Time has passed. */
    void passTime(long micros) {
        long passed = micros - latestSince;
        if (passed >= KEPT_MICROS) {
            before = passed < 2 * KEPT_MICROS ? latest : Period.expecting(0);
            latest = Period.expecting(before.ids().size());
            latestSince = micros;
        }
    }
}
