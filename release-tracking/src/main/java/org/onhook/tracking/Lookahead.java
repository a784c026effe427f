package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.Switchboard;

/**
 * Looks at what is known of that which the next events are about, step by step for all of them. Where very many calls are in progress, the
 * processor then waits for the memory of many at a time, instead of for that of each in turn when it is handled: a tenth as long. It
 * changes nothing, so what does not come after all does no harm.
 */
final class Lookahead {

    /** For one event it would look at what is about to be looked at anyway. */
    private static final int FEWEST = 2;

    private final Switchboard board;
    private final List<CallEvent.OnCall> events = new ArrayList<>();
    private final List<String> callIds = new ArrayList<>();
    /** The devices on whose monitors something is told of calls that are not known yet. */
    private final List<String> beginning = new ArrayList<>();

    private final List<Call> calls = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();
    private final List<Dn> dns = new ArrayList<>();
    /** Of what was looked at, so that it is really looked at. */
    private long seen;

    Lookahead(Switchboard board) {
        this.board = board;
    }

    void over(List<CallEvent> coming) {
        if (coming.size() < FEWEST) {
            return;
        }
        for (CallEvent event : coming) {
            if (event instanceof CallEvent.OnCall onCall) {
                events.add(onCall);
                callIds.add(onCall.connection().callId());
            }
        }
        atCalls();
        atLegs();
        atDevices();
        forget();
    }

    private void atCalls() {
        seen += board.lookForCalls(callIds);
        for (int i = 0; i < events.size(); i++) {
            Call call = board.byCallId(callIds.get(i));
            if (call == null) {
                beginning.add(events.get(i).report().dn());
            } else {
                calls.add(call);
            }
        }
    }

    private void atLegs() {
        for (Call call : calls) {
            seen += call.lastHeard() + call.legs().size();
        }
        for (Call call : calls) {
            List<Leg> its = call.legs();
            for (int i = 0; i < its.size(); i++) {
                legs.add(its.get(i));
            }
        }
        for (Leg leg : legs) {
            seen += leg.since();
        }
    }

    private void atDevices() {
        seen += board.lookForDns(beginning);
        for (String number : beginning) {
            add(board.dn(number));
        }
        for (Leg leg : legs) {
            add(leg.dn());
            seen += leg.device().id().length();
        }
        for (Dn dn : dns) {
            seen += dn.isWatched() ? 1 : 0;
        }
    }

    private void add(Dn dn) {
        if (dn != null) {
            dns.add(dn);
        }
    }

    private void forget() {
        events.clear();
        callIds.clear();
        beginning.clear();
        calls.clear();
        legs.clear();
        dns.clear();
    }
}
