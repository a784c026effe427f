package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;

/** Acts that make one call out of two, or hand a call on. */
public final class CallJoining {

    private final Floor floor;

    public CallJoining(Floor floor) {
        this.floor = floor;
    }

    /**
     * A device connects the parties of its two calls and leaves.
     *
     * @param clearsToo whether the switch sends clears for the device besides, with the cause of the transfer
     */
    public void transfer(SimCall primary, SimCall secondary, Device by, boolean clearsToo) {
        List<Leg> kept = primary.others(primary.leg(by));
        List<Leg> added = secondary.others(secondary.leg(by));
        boolean primarySeen = seen(primary);
        List<Leg> monitors = listening(primary, kept, added, by);
        ConnectionRef oldPrimary = primary.connection(by);
        ConnectionRef oldSecondary = secondary.connection(by);
        String newId = joinedId(primary);
        List<JoinedConnection> connections = connections(newId, primary, kept, secondary, added);
        Device to = added.get(0).device();
        Leg leaving = primary.leg(by);
        for (Leg monitor : monitors) {
            LocalState local = monitor == leaving ? LocalState.NULL : stateAfter(monitor);
            floor.emit(
                    monitor,
                    new SwitchEvent.Transferred(
                            oldPrimary,
                            List.of(oldSecondary),
                            by.number(),
                            to.number(),
                            connections,
                            local,
                            EventCause.TRANSFER));
        }
        if (clearsToo && leaving.listens()) {
            for (ConnectionRef old : List.of(oldPrimary, oldSecondary)) {
                floor.emit(
                        leaving,
                        new SwitchEvent.ConnectionCleared(old, by.number(), LocalState.NULL, EventCause.TRANSFER));
            }
        }
        leaving.become(LocalState.NULL);
        secondary.leg(by).become(LocalState.NULL);
        merge(primary, newId, kept, added);
        primary.routed(
                primary.calling().equals(by.number()) ? kept.get(0).device().number() : primary.calling(), to.number());
        primary.redirectedFrom(by.number());
        floor.witness().joined(by, Joining.TRANSFER, 2);
        kept.forEach(leg -> floor.witness().moved(leg.device(), true));
        added.forEach(leg -> floor.witness().moved(leg.device(), primarySeen));
    }

    /** A device hands its call to another one without talking to it; that one is to ring next. */
    public void singleStepTransfer(SimCall call, Device by, Device to) {
        Leg leaving = call.leg(by);
        List<Leg> kept = call.others(leaving);
        ConnectionRef old = call.connection(by);
        String newId = joinedId(call);
        List<JoinedConnection> connections = new ArrayList<>(connections(newId, call, kept, call, List.of()));
        connections.add(new JoinedConnection(
                new ConnectionRef(newId, to.line()), new ConnectionRef(call.id(), to.line()), to.number()));
        for (Leg monitor : call.listening()) {
            LocalState local = monitor == leaving ? LocalState.NULL : stateAfter(monitor);
            floor.emit(
                    monitor,
                    new SwitchEvent.Transferred(
                            old,
                            List.of(),
                            by.number(),
                            to.number(),
                            connections,
                            local,
                            EventCause.SINGLE_STEP_TRANSFER));
        }
        leaving.become(LocalState.NULL);
        merge(call, newId, kept, List.of());
        call.routed(call.calling(), to.number());
        call.redirectedFrom(by.number());
        floor.witness().joined(by, Joining.SINGLE_STEP_TRANSFER, 1);
        kept.forEach(leg -> floor.witness().moved(leg.device(), false));
    }

    /** A device brings the parties of its two calls together and stays. */
    public void conference(SimCall primary, SimCall secondary, Device by) {
        List<Leg> kept = primary.present();
        List<Leg> added = secondary.others(secondary.leg(by));
        boolean primarySeen = seen(primary);
        ConnectionRef oldPrimary = primary.connection(by);
        ConnectionRef oldSecondary = secondary.connection(by);
        String newId = joinedId(primary);
        List<JoinedConnection> connections = connections(newId, primary, kept, secondary, added);
        Device to = added.get(0).device();
        for (Leg monitor : listening(primary, kept, added, by)) {
            floor.emit(
                    monitor,
                    new SwitchEvent.Conferenced(
                            oldPrimary, oldSecondary, by.number(), to.number(), connections, LocalState.CONNECTED));
        }
        secondary.leg(by).become(LocalState.NULL);
        merge(primary, newId, kept, added);
        primary.present().forEach(leg -> leg.become(LocalState.CONNECTED));
        primary.controlledBy(by);
        floor.witness().joined(by, Joining.CONFERENCE, 1);
        added.forEach(leg -> floor.witness().moved(leg.device(), primarySeen));
    }

    private boolean seen(SimCall call) {
        return call.present().stream().anyMatch(leg -> floor.monitored(leg.device()));
    }

    private String joinedId(SimCall primary) {
        return switch (floor.behaviour().joinedCallId()) {
            case NEW -> floor.newId();
            case PRIMARY -> primary.id();
        };
    }

    private static List<Leg> listening(SimCall primary, List<Leg> kept, List<Leg> added, Device by) {
        List<Leg> monitors = new ArrayList<>(kept);
        Leg joiner = primary.leg(by);
        if (!monitors.contains(joiner)) {
            monitors.add(joiner);
        }
        monitors.addAll(added);
        monitors.removeIf(leg -> !leg.listens());
        return monitors;
    }

    private static List<JoinedConnection> connections(
            String newId, SimCall primary, List<Leg> kept, SimCall secondary, List<Leg> added) {
        List<JoinedConnection> connections = new ArrayList<>();
        kept.forEach(leg -> connections.add(joined(newId, primary, leg.device())));
        added.forEach(leg -> connections.add(joined(newId, secondary, leg.device())));
        return connections;
    }

    private static JoinedConnection joined(String newId, SimCall old, Device device) {
        return new JoinedConnection(new ConnectionRef(newId, device.line()), old.connection(device), device.number());
    }

    private static LocalState stateAfter(Leg leg) {
        return leg.state() == LocalState.ALERTING ? LocalState.ALERTING : LocalState.CONNECTED;
    }

    private static void merge(SimCall primary, String newId, List<Leg> kept, List<Leg> added) {
        primary.takeId(newId);
        for (Leg leg : added) {
            primary.add(leg.device(), stateAfter(leg));
            leg.become(LocalState.NULL);
        }
        kept.forEach(leg -> leg.become(stateAfter(leg)));
    }
}
