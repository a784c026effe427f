package org.onhook.bench.traffic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.onhook.bench.load.AmiDialogue;
import org.onhook.bench.load.Dialogue;

/** What Asterisks sent while calls ended in known ways, one call after the other. */
public final class AmiRecording implements Recording {

    private final Reel reel;
    private final AmiTruth truth;

    AmiRecording(Reel reel, AmiTruth truth) {
        this.reel = reel;
        this.truth = truth;
    }

    @Override
    public Reel reel() {
        return reel;
    }

    /** How many calls there are in one pass. */
    public int calls() {
        return truth.calls();
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
        return Set.of();
    }

    @Override
    public Checked check(Path written, String switchName, int pass) throws IOException {
        return truth.check(written, callId -> reel.inPass(callId, pass));
    }
}
