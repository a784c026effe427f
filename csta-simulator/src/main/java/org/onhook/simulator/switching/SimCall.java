package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A call in the simulated switch. */
public final class SimCall {

    private final List<Leg> legs = new ArrayList<>();
    private String id;
    private String calling = "";
    private String called = "";
    private String lastRedirection = "";
    private Optional<Device> controller = Optional.empty();
    private Optional<Device> failed = Optional.empty();

    SimCall(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void takeId(String other) {
        id = other;
    }

    Leg add(Device device, LocalState state) {
        Leg leg = new Leg(device, state);
        legs.add(leg);
        return leg;
    }

    /** The present leg of the device. */
    Leg leg(Device device) {
        return find(device).orElseThrow(() -> new IllegalStateException(device.label() + " is not in call " + id));
    }

    Optional<Leg> find(Device device) {
        return legs.stream()
                .filter(leg -> leg.present() && leg.device().equals(device))
                .findFirst();
    }

    List<Leg> present() {
        return only(Leg::present);
    }

    List<Leg> listening() {
        return only(Leg::listens);
    }

    List<Leg> others(Leg leg) {
        return only(other -> other != leg && other.present());
    }

    private List<Leg> only(Predicate<Leg> wanted) {
        return legs.stream().filter(wanted).toList();
    }

    boolean isConference() {
        return legs.stream().filter(leg -> leg.state().talking()).count() > 2;
    }

    boolean ended() {
        return legs.stream().noneMatch(Leg::present);
    }

    /** The call failed at a device, which takes no part in it. */
    void failedAt(Device device) {
        failed = Optional.of(device);
    }

    /** The device at which the call failed, if its connection is a failed one. */
    Optional<Device> failed() {
        return failed;
    }

    void controlledBy(Device device) {
        controller = Optional.of(device);
    }

    boolean isControlledBy(Device device) {
        return controller.filter(device::equals).isPresent();
    }

    void routed(String from, String to) {
        calling = from;
        called = to;
    }

    void redirectedFrom(String number) {
        lastRedirection = number;
    }

    String calling() {
        return calling;
    }

    String called() {
        return called;
    }

    SwitchEvent.Route route() {
        return new SwitchEvent.Route(calling, called, lastRedirection);
    }

    ConnectionRef connection(Device device) {
        return new ConnectionRef(id, device.line());
    }
}
