package org.onhook.simulator.switching;

/** Acts that bring devices into a call or change how they are in it. */
public final class CallSetup {

    private final Floor floor;

    public CallSetup(Floor floor) {
        this.floor = floor;
    }

    /** A device goes off-hook. */
    public void lift(SimCall call, Device device, EventCause cause) {
        Leg leg = floor.join(call, device, LocalState.INITIATED);
        floor.emit(leg, new SwitchEvent.ServiceInitiated(call.connection(device), device.number(), leg.state(), cause));
    }

    /** A device that is off-hook dials. */
    public void dial(SimCall call, Device from, String number, EventCause cause) {
        Leg leg = call.leg(from);
        leg.become(LocalState.CONNECTED);
        call.routed(from.number(), number);
        floor.emit(leg, new SwitchEvent.Originated(call.connection(from), call.route(), leg.state(), cause));
    }

    /** A call comes in from outside. */
    public void arrive(SimCall call, Device from, String number) {
        floor.join(call, from, LocalState.CONNECTED);
        call.routed(from.number(), number);
    }

    /** A device rings. */
    public void ring(SimCall call, Device device, EventCause cause) {
        floor.join(call, device, LocalState.ALERTING);
        tellDelivered(call, device, cause);
    }

    private void tellDelivered(SimCall call, Device device, EventCause cause) {
        for (Leg leg : call.listening()) {
            floor.emit(
                    leg,
                    new SwitchEvent.Delivered(
                            call.connection(device), device.number(), call.route(), leg.state(), cause));
        }
    }

    /** The call goes out over a trunk. */
    public void reachNetwork(SimCall call, Device outside, String trunk) {
        floor.join(call, outside, LocalState.ALERTING);
        for (Leg leg : call.listening()) {
            floor.emit(
                    leg,
                    new SwitchEvent.NetworkReached(
                            call.connection(outside), trunk, call.route(), leg.state(), EventCause.NEW_CALL));
        }
    }

    /** A device that rings, or whose trunk was reached, answers. */
    public void answer(SimCall call, Device device, EventCause cause) {
        call.leg(device).become(LocalState.CONNECTED);
        tellEstablished(call, device, cause);
    }

    /** A device that did not ring takes the call. */
    public void pickUp(SimCall call, Device device) {
        floor.join(call, device, LocalState.CONNECTED);
        tellEstablished(call, device, EventCause.CALL_PICKUP);
    }

    private void tellEstablished(SimCall call, Device device, EventCause cause) {
        for (Leg leg : call.listening()) {
            floor.emit(
                    leg,
                    new SwitchEvent.Established(
                            call.connection(device), device.number(), call.route(), leg.state(), cause));
        }
    }

    /** A device puts the call on hold. */
    public void hold(SimCall call, Device device, EventCause cause) {
        call.leg(device).become(LocalState.HOLD);
        for (Leg leg : call.listening()) {
            floor.emit(leg, new SwitchEvent.Held(call.connection(device), device.number(), leg.state(), cause));
        }
    }

    /** A device takes the call back from hold. */
    public void retrieve(SimCall call, Device device) {
        call.leg(device).become(LocalState.CONNECTED);
        for (Leg leg : call.listening()) {
            floor.emit(
                    leg,
                    new SwitchEvent.Retrieved(
                            call.connection(device), device.number(), leg.state(), EventCause.NORMAL));
        }
    }

    /** The call begins to wait in a queue. */
    public void queue(SimCall call, Device queue) {
        floor.join(call, queue, LocalState.QUEUED);
        for (Leg leg : call.listening()) {
            floor.emit(
                    leg,
                    new SwitchEvent.Queued(
                            call.connection(queue),
                            queue.number(),
                            call.route(),
                            leg.state(),
                            EventCause.ENTERING_DISTRIBUTION));
        }
    }

    /** A device that rings, or a queue, loses the call to another one. */
    public void divert(SimCall call, Device from, Device to, EventCause cause) {
        Leg lost = call.leg(from);
        LocalState before = lost.state();
        for (Leg leg : call.listening()) {
            if (leg == lost || floor.behaviour().clears().tellEveryLeg()) {
                floor.emit(
                        leg,
                        new SwitchEvent.Diverted(
                                call.connection(from),
                                from.number(),
                                to.number(),
                                call.route(),
                                leg == lost ? LocalState.NULL : leg.state(),
                                cause));
            }
        }
        lost.become(LocalState.NULL);
        call.redirectedFrom(from.number());
        floor.witness().diverted(from, before);
    }

    /** A device goes out of service. */
    public void outOfService(Device device) {
        floor.tellAboutDevice(device, new SwitchEvent.OutOfService(device.number(), EventCause.MAINTENANCE));
    }
}
