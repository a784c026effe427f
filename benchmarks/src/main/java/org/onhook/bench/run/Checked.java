package org.onhook.bench.run;

import java.util.List;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Tally;

/**
 * How the output of one pass compares with the truth.
 *
 * @param findings what is not as it should be
 * @param violations of what holds for any output
 * @param releasingParty how many values are right
 */
record Checked(List<Finding> findings, List<String> violations, Tally releasingParty) {

    boolean clean() {
        return findings.isEmpty() && violations.isEmpty() && releasingParty.right() > 0;
    }

    /** In a few words. */
    String summary() {
        if (clean()) {
            return releasingParty.right() + " right, none wrong";
        }
        return findings.size() + " findings, " + violations.size() + " violations, "
                + (findings.isEmpty() ? "" : findings.get(0).text())
                + (violations.isEmpty() ? "" : violations.get(0));
    }
}
