package org.onhook.simulator.switching;

/** A device's connection in a call. */
final class Leg {

    private final Device device;
    private LocalState state;

    Leg(Device device, LocalState state) {
        this.device = device;
        this.state = state;
    }

    Device device() {
        return device;
    }

    LocalState state() {
        return state;
    }

    void become(LocalState next) {
        state = next;
    }

    boolean present() {
        return state != LocalState.NULL;
    }

    /** Whether a monitor on the device is told what happens in the call. */
    boolean listens() {
        return present() && device.canBeMonitored();
    }
}
