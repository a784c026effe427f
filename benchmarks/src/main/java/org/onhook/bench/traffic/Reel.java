package org.onhook.bench.traffic;

import java.util.List;
import org.onhook.bench.load.Tape;

/** Recorded bytes, with the places where the number of a pass is written into them. One thread plays it. */
public final class Reel implements Tape {

    private final byte[] bytes;
    private final List<Integer> ends;
    private final CallIdSlots slots;

    /** @param ends where each event ends */
    Reel(byte[] bytes, List<Integer> ends, CallIdSlots slots) {
        this.bytes = bytes;
        this.ends = List.copyOf(ends);
        this.slots = slots;
    }

    @Override
    public byte[] pass(int number) {
        slots.write(bytes, number);
        return bytes;
    }

    @Override
    public int events() {
        return ends.size();
    }

    @Override
    public int end(int event) {
        return ends.get(event);
    }

    /** How many bytes there are in one pass. */
    public int length() {
        return bytes.length;
    }

    /** Another one of the same, for another thread. */
    public Reel copy() {
        return new Reel(bytes.clone(), ends, slots);
    }

    /** The identifier in a pass of what it is in pass 0. */
    String inPass(String callId, int pass) {
        return slots.inPass(callId, pass);
    }
}
