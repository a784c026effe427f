package org.onhook.replay;

import java.io.PrintStream;
import org.onhook.api.shadow.Difference;
import org.onhook.tracking.shadow.ReleasesCompared;

/** Prints the releases with another answer, and counts all. */
public final class DifferenceLines implements ReleasesCompared {

    private final PrintStream out;
    private long releases;
    private long answers;
    private long reasons;
    private long unpaired;

    public DifferenceLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void same() {
        releases++;
    }

    @Override
    public void different(Difference difference) {
        releases++;
        if (difference.kind() == Difference.Kind.REASON) {
            reasons++;
            return;
        }
        answers++;
        out.println(ReleaseText.call(difference.switchName(), difference.micros(), difference.call()));
        out.println(ReleaseText.answer("recorded", difference.released(), difference.active()));
        out.println(ReleaseText.answer("policies", difference.released(), difference.shadow()));
    }

    @Override
    public void unpaired() {
        unpaired++;
    }

    /** What was counted. */
    public String summary() {
        return releases + " releases compared: " + answers + " with another answer, " + reasons
                + " for another reason only; " + unpaired + " calls not comparable";
    }
}
