package org.onhook.tracking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.state.StateInput;
import org.onhook.state.StateOutput;
import org.onhook.state.Values;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Switchboard;

/** Calls that nothing was heard of, but that devices are said to be in. What the switch says of their parties is awaited. */
final class UnheardCalls {

    /** How long the parties of a call that a device has are awaited before it is made of its monitored devices alone. */
    private static final long PARTIES_AWAITED = 2_000_000;

    /** A monitored device's connection in a call that was not known then. */
    record Own(long since, String dn, SnapshotConnection connection) {}

    private record Unheard(long deadline, List<Own> connections) {}

    private final Switchboard board;
    private final Map<String, Unheard> calls = new LinkedHashMap<>();

    UnheardCalls(Switchboard board) {
        this.board = board;
    }

    void add(String callId, long now, Dn dn, SnapshotConnection connection) {
        calls.computeIfAbsent(callId, id -> new Unheard(now + PARTIES_AWAITED, new ArrayList<>()))
                .connections()
                .add(new Own(now, dn.number(), connection));
    }

    /** The switch is about to say anew what a device has. */
    void forget(Dn dn) {
        calls.values().forEach(call -> remove(call, dn.number()));
    }

    /** A device leaves a call before the parties of that are known. */
    void cleared(CallEvent.ConnectionCleared event) {
        Unheard call = calls.isEmpty() ? null : calls.get(event.connection().callId());
        if (call != null && event.report().local() == LocalConnectionState.NULL) {
            remove(call, event.report().dn());
        }
    }

    private static void remove(Unheard call, String dn) {
        call.connections().removeIf(own -> own.dn().equals(dn));
    }

    /** The calls whose parties were awaited long enough. */
    List<String> due(long now) {
        return calls.isEmpty()
                ? List.of()
                : calls.entrySet().stream()
                        .filter(call -> call.getValue().deadline() <= now)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** The connections in a call that are still there, as far as is known; it is not awaited any more. */
    List<Own> take(String callId) {
        Unheard call = calls.remove(callId);
        return call == null
                ? List.of()
                : call.connections().stream().filter(this::isStillTrue).toList();
    }

    /** Whether the device was monitored all the time since the switch said this. */
    private boolean isStillTrue(Own own) {
        Dn dn = board.dn(own.dn());
        return dn != null && dn.isWatched() && !dn.wasUnseenAfter(own.since());
    }

    void write(StateOutput out) {
        out.each(calls.entrySet(), call -> {
            out.text(call.getKey()).number(call.getValue().deadline());
            out.each(call.getValue().connections(), own -> write(out, own));
        });
    }

    private static void write(StateOutput out, Own own) {
        ConnectionId connection = own.connection().connection();
        out.number(own.since()).text(own.dn()).text(connection.callId());
        Values.write(out, connection.device());
        Values.write(out, own.connection().device());
        out.constant(own.connection().state());
    }

    void read(StateInput in) {
        in.list(() -> calls.put(in.text(), new Unheard(in.number(), new ArrayList<>(in.list(() -> own(in))))));
    }

    private static Own own(StateInput in) {
        return new Own(
                in.number(),
                in.text(),
                new SnapshotConnection(
                        new ConnectionId(in.text(), Values.device(in)),
                        Values.device(in),
                        in.constant(LocalConnectionState.class)));
    }
}
