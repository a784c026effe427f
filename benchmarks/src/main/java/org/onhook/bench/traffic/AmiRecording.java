package org.onhook.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.onhook.bench.load.AmiDialogue;
import org.onhook.bench.load.Dialogue;

/** What Asterisks sent while calls ended in known ways, one call after the other. */
public final class AmiRecording implements Recording {

    private final byte[] bytes;
    private final List<Integer> ends;
    private final CallIdSlots slots;
    private final AmiTruth truth;

    AmiRecording(byte[] bytes, List<Integer> ends, CallIdSlots slots, AmiTruth truth) {
        this.bytes = bytes;
        this.ends = List.copyOf(ends);
        this.slots = slots;
        this.truth = truth;
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

    /** How many calls there are in one pass. */
    public int calls() {
        return truth.calls();
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public Dialogue dialogue(boolean monitors) {
        return new AmiDialogue();
    }

    @Override
    public String profile() {
        return "asterisk";
    }

    /** None: a connector takes every endpoint for a DN. */
    @Override
    public Set<String> monitored() {
        return new TreeSet<>();
    }

    @Override
    public Recording copy() {
        return new AmiRecording(bytes.clone(), ends, slots, truth);
    }

    @Override
    public Checked check(Path written, String switchName, int pass) throws IOException {
        return truth.check(written, callId -> slots.inPass(callId, pass));
    }
}
