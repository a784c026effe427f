package org.onhook.tracking.shadow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;

/**
 * Holds the releases that two trackers tell of against each other, event by event. A call that began while both were running is
 * the same call in both where the same event began it.
 */
final class Comparison {

    private final String switchName;
    private final ReleasesCompared compared;
    private final Map<Long, ComparedCall> byActiveRef = new HashMap<>();
    private final Map<Long, ComparedCall> byShadowRef = new HashMap<>();
    /** The calls that the tracker in force began with the present event, and the other one has not. */
    private final List<Begun> begun = new ArrayList<>(1);

    /** A call, and the switch's identifier that it began with. */
    private record Begun(String switchCallId, ComparedCall call) {}

    /** @param inProgress the calls that both know, by the same references */
    Comparison(String switchName, Collection<Call> inProgress, ReleasesCompared compared) {
        this.switchName = switchName;
        this.compared = compared;
        for (Call call : inProgress) {
            ComparedCall both = new ComparedCall(switchName, call.info(), compared);
            for (Leg leg : call.departed()) {
                both.active().add(leg.ref());
                both.shadow().add(leg.ref());
            }
            for (Leg leg : call.legs()) {
                both.active().add(leg.ref());
                both.shadow().add(leg.ref());
            }
            byActiveRef.put(call.ref(), both);
            byShadowRef.put(call.ref(), both);
        }
    }

    /** The tracker in force told this. */
    void active(CallChange change) {
        if (change instanceof CallChange.CallCreated created) {
            ComparedCall call = new ComparedCall(switchName, created.call(), compared);
            byActiveRef.put(created.call().ref(), call);
            begun.add(new Begun(created.call().switchCallId(), call));
        } else if (change instanceof CallChange.OnCall onCall) {
            ComparedCall call = byActiveRef.get(onCall.call().ref());
            if (call != null) {
                call.know(onCall.call());
                if (onCall instanceof CallChange.PartyLeft left) {
                    call.leftActive(leave(left));
                }
                follow(onCall, call, ComparedCall::active, byActiveRef);
            }
        }
    }

    /** The tracker of the shadow told this. */
    void shadow(CallChange change) {
        if (change instanceof CallChange.CallCreated created) {
            pair(created);
        } else if (change instanceof CallChange.OnCall onCall) {
            ComparedCall call = byShadowRef.get(onCall.call().ref());
            if (call != null) {
                if (onCall instanceof CallChange.PartyLeft left) {
                    call.leftShadow(leave(left));
                }
                follow(onCall, call, ComparedCall::shadow, byShadowRef);
            }
        }
    }

    private void pair(CallChange.CallCreated created) {
        for (Begun one : begun) {
            if (one.switchCallId().equals(created.call().switchCallId())) {
                begun.remove(one);
                byShadowRef.put(created.call().ref(), one.call());
                return;
            }
        }
        compared.unpaired();
    }

    private void follow(
            CallChange.OnCall change,
            ComparedCall call,
            Function<ComparedCall, Side> side,
            Map<Long, ComparedCall> byRef) {
        if (change instanceof CallChange.PartyAdded added) {
            side.apply(call).add(added.party().ref());
        } else if (change instanceof CallChange.PartyMoved moved) {
            ComparedCall to = byRef.get(moved.to().ref());
            if (to != null) {
                side.apply(to).add(moved.party().ref());
            }
        } else if (change instanceof CallChange.CallEnded ended) {
            side.apply(call).over(ended.attribution());
        } else if (change instanceof CallChange.CallMerged) {
            side.apply(call).over(null);
        }
        if (side.apply(call).isOver()) {
            byRef.remove(change.call().ref());
            if (call.isOver()) {
                call.end(change.micros());
            }
        }
    }

    private static Side.Leave leave(CallChange.PartyLeft left) {
        return new Side.Leave(
                left.party(), left.micros(), left.attribution(), left.ending().isRelease());
    }

    /** Both have told of the event. */
    void endOfEvent() {
        for (Begun one : begun) {
            byActiveRef.values().remove(one.call());
            compared.unpaired();
        }
        begun.clear();
    }

    /** Nothing follows. */
    void end() {
        byActiveRef.values().forEach(ComparedCall::tell);
        // Those that are over in force alone.
        byShadowRef.values().forEach(ComparedCall::tell);
    }
}
