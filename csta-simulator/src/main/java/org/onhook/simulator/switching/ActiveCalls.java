package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that exist, for those who ask for a snapshot. Acts and questions exclude one another. */
public final class ActiveCalls {

    /**
     * A device's place in a call.
     *
     * @param others the states of the call's other connections
     */
    public record Place(ConnectionRef connection, String device, LocalState state, List<LocalState> others) {
        public Place {
            others = List.copyOf(others);
        }
    }

    /** A call with everybody in it. */
    public record Snapshot(String calling, String called, List<Place> places) {}

    /** The calls, and where each takes place. */
    private final Map<SimCall, Floor> calls = new LinkedHashMap<>();

    /** Does something to calls, and tells of it, or answers a question. */
    public synchronized void act(Runnable act) {
        act.run();
    }

    synchronized void add(SimCall call, Floor floor) {
        calls.put(call, floor);
    }

    synchronized Floor floorOf(SimCall call) {
        return calls.get(call);
    }

    /** The call of that id, if it still exists. */
    synchronized Optional<SimCall> find(String id) {
        return calls.keySet().stream()
                .filter(call -> call.id().equals(id) && !call.ended())
                .findFirst();
    }

    synchronized void forget(SimCall call) {
        calls.remove(call);
    }

    /** Where the device is now. */
    public synchronized List<Place> of(String dn) {
        return calls.keySet().stream()
                .flatMap(call -> call.present().stream().map(leg -> place(call, leg)))
                .filter(place -> place.device().equals(dn))
                .toList();
    }

    /** The call of that id, if it still exists. */
    public synchronized Optional<Snapshot> call(String id) {
        return find(id).map(call -> new Snapshot(call.calling(), call.called(), places(call)));
    }

    private static List<Place> places(SimCall call) {
        List<Place> places = new ArrayList<>();
        call.present().forEach(leg -> places.add(place(call, leg)));
        call.failed()
                .ifPresent(device -> places.add(new Place(
                        call.connection(device),
                        device.number(),
                        LocalState.FAIL,
                        call.present().stream().map(Leg::state).toList())));
        return places;
    }

    private static Place place(SimCall call, Leg leg) {
        List<LocalState> others = new ArrayList<>();
        call.others(leg).forEach(other -> others.add(other.state()));
        call.failed().ifPresent(device -> others.add(LocalState.FAIL));
        return new Place(call.connection(leg.device()), leg.device().number(), leg.state(), others);
    }
}
