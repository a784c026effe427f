package org.onhook.bench.traffic;

import java.util.List;
import java.util.Set;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Truth;

/**
 * Frames as a switch would send them, one after the other, and what really happened. It can be played again and again: in each
 * pass the calls have identifiers of their own.
 */
public final class Recording {

    private final SwitchBehaviour behaviour;
    private final Set<String> monitored;
    private final byte[] bytes;
    private final int events;
    private final CallIdSlots slots;
    private final List<Truth> truths;

    Recording(
            SwitchBehaviour behaviour,
            Set<String> monitored,
            byte[] bytes,
            int events,
            CallIdSlots slots,
            List<Truth> truths) {
        this.behaviour = behaviour;
        this.monitored = monitored;
        this.bytes = bytes;
        this.events = events;
        this.slots = slots;
        this.truths = List.copyOf(truths);
    }

    /** The switch whose frames they are. */
    public SwitchBehaviour behaviour() {
        return behaviour;
    }

    /** The devices on whose monitors the events are. The cross reference of a monitor is the device's number. */
    public Set<String> monitored() {
        return monitored;
    }

    /** How many events there are in one pass. */
    public int events() {
        return events;
    }

    /** How many bytes there are in one pass. */
    public int length() {
        return bytes.length;
    }

    /** The bytes of a pass, valid until the next pass is asked for. */
    public byte[] pass(int number) {
        slots.write(bytes, number);
        return bytes;
    }

    /** The truth of a pass. */
    public List<Truth> truths(int pass) {
        return truths.stream().map(truth -> inPass(truth, pass)).toList();
    }

    private Truth inPass(Truth truth, int pass) {
        return new Truth(
                truth.story(),
                truth.variant(),
                truth.profile(),
                truth.callIds().stream().map(id -> slots.inPass(id, pass)).toList(),
                truth.begin(),
                truth.glare(),
                truth.linkLost(),
                truth.tolerant(),
                truth.parties(),
                truth.ctrlParty(),
                truth.joinedBy(),
                truth.leaves(),
                truth.busy());
    }
}
