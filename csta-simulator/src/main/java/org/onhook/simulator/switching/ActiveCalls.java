package org.onhook.simulator.switching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that exist, for those who ask for a snapshot. Acts and questions exclude one another. */
public final class ActiveCalls {

    /** A device's place in a call. */
    public record Place(ConnectionRef connection, String device, LocalState state) {}

    /** A call with everybody in it. */
    public record Snapshot(String calling, String called, List<Place> places) {}

    private final Set<SimCall> calls = new LinkedHashSet<>();

    /** Does something to calls. */
    public synchronized void act(Runnable act) {
        act.run();
    }

    synchronized void add(SimCall call) {
        calls.add(call);
    }

    synchronized void forget(SimCall call) {
        calls.remove(call);
    }

    /** Where the device is now. */
    public synchronized List<Place> of(String dn) {
        return calls.stream()
                .flatMap(call -> places(call).stream())
                .filter(place -> place.device().equals(dn))
                .toList();
    }

    /** The call of that id, if it still exists. */
    public synchronized Optional<Snapshot> call(String id) {
        return calls.stream()
                .filter(call -> call.id().equals(id) && !call.ended())
                .findFirst()
                .map(call -> new Snapshot(call.calling(), call.called(), places(call)));
    }

    private static List<Place> places(SimCall call) {
        return call.present().stream()
                .map(leg ->
                        new Place(call.connection(leg.device()), leg.device().number(), leg.state()))
                .toList();
    }
}
