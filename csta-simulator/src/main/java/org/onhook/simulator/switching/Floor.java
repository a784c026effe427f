package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the acts of one story share: the switch's behaviour, its monitors, and where events and truth go. */
public final class Floor {

    /** Something that happens by itself after a while. */
    public record Later(long gapMillis, Runnable act) {}

    private final SwitchBehaviour behaviour;
    private final CallIds ids;
    private final Predicate<String> monitored;
    private final Consumer<Emission> events;
    private final Witness witness;
    private final ActiveCalls active;
    private final List<SimCall> calls = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private Optional<Consumer<Emission>> diverted = Optional.empty();
    private boolean interfered;
    private boolean unsettled;

    public Floor(
            SwitchBehaviour behaviour,
            CallIds ids,
            Predicate<String> monitored,
            Consumer<Emission> events,
            Witness witness,
            ActiveCalls active) {
        this.behaviour = behaviour;
        this.ids = ids;
        this.monitored = monitored;
        this.events = events;
        this.witness = witness;
        this.active = active;
    }

    SwitchBehaviour behaviour() {
        return behaviour;
    }

    Witness witness() {
        return witness;
    }

    boolean monitored(Device device) {
        return device.canBeMonitored() && monitored.test(device.number());
    }

    /** A call that nobody takes part in yet. */
    public SimCall newCall() {
        SimCall call = new SimCall(newId());
        calls.add(call);
        active.add(call, this);
        return call;
    }

    /** The story is over, its calls are gone. */
    public void leave() {
        calls.forEach(active::forget);
    }

    String newId() {
        String id = ids.next();
        witness.called(id);
        return id;
    }

    Leg join(SimCall call, Device device, LocalState state) {
        witness.takesPart(device);
        return call.add(device, state);
    }

    /** From now on events go elsewhere. */
    void divert(Consumer<Emission> elsewhere) {
        diverted = Optional.of(elsewhere);
    }

    void divertNoMore() {
        diverted = Optional.empty();
    }

    /** A client did something to the story's calls that is not in its script. */
    void interfere() {
        interfered = true;
        if (calls.stream().allMatch(SimCall::ended)) {
            leave();
        }
    }

    /** Whether the script may no longer fit what the calls are like. */
    public boolean interfered() {
        return interfered;
    }

    /** Whether nobody is in any call any more. */
    public boolean isOver() {
        return calls.stream().allMatch(SimCall::ended);
    }

    void emit(Leg monitor, SwitchEvent event, Turn turn) {
        diverted.orElse(events).accept(new Emission(monitor.device().number(), event, turn));
    }

    void emit(Leg monitor, SwitchEvent event) {
        emit(monitor, event, Turn.FREE);
    }

    void tellAboutDevice(Device device, SwitchEvent event) {
        events.accept(new Emission(device.number(), event, Turn.FREE));
    }

    void after(long gapMillis, Runnable act) {
        later.add(new Later(gapMillis, act));
    }

    /** What the last act set going; a second call gives nothing. */
    public List<Later> takeLater() {
        List<Later> taken = List.copyOf(later);
        later.clear();
        return taken;
    }

    /** From now on it cannot be told by time whether an end is a consequence of this one. */
    void unsettle() {
        unsettled = true;
    }

    /** Enough time went by to tell that what follows is no consequence of what was. */
    public void settle() {
        unsettled = false;
    }

    boolean unsettled() {
        return unsettled;
    }
}
