package org.onhook.simulator.switching;

import java.util.List;
import java.util.Set;

/** Nobody asks for the truth about what happens. */
public final class Unobserved implements Witness {

    @Override
    public void called(String callId) {
        // Nobody asks.
    }

    @Override
    public void takesPart(Device device) {
        // Nobody asks.
    }

    @Override
    public void released(
            Device device, LocalState before, Initiator initiator, Set<Leeway> tolerated, boolean callerGaveUp) {
        // Nobody asks.
    }

    @Override
    public void diverted(Device device, LocalState before) {
        // Nobody asks.
    }

    @Override
    public void rejected(Device device) {
        // Nobody asks.
    }

    @Override
    public void left(Device device, Initiator initiator, Set<Leeway> tolerated, List<Device> staying) {
        // Nobody asks.
    }

    @Override
    public void joined(Device by, Joining joining, int connectionsLeft) {
        // Nobody asks.
    }

    @Override
    public void moved(Device device, boolean certain) {
        // Nobody asks.
    }

    @Override
    public void failed(Device caller, EventCause cause) {
        // Nobody asks.
    }

    @Override
    public void ended(Initiator initiator, Set<Leeway> tolerated) {
        // Nobody asks.
    }

    @Override
    public void linkLost() {
        // Nobody asks.
    }
}
