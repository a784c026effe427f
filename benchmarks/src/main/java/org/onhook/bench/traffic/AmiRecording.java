package org.onhook.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.onhook.bench.load.AmiDialogue;
import org.onhook.bench.load.Dialogue;

/** What Asterisks sent while calls ended in known ways, one call after the other. */
public final class AmiRecording implements Recording {

    private final byte[] bytes;
    private final int events;
    private final CallIdSlots slots;
    private final AmiTruth truth;

    AmiRecording(byte[] bytes, int events, CallIdSlots slots, AmiTruth truth) {
        this.bytes = bytes;
        this.events = events;
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
        return events;
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
        return new AmiRecording(bytes.clone(), events, slots, truth);
    }

    @Override
    public Checked check(Path written, String switchName, int pass) throws IOException {
        return truth.check(written, callId -> slots.inPass(callId, pass));
    }
}
