package org.onhook.simulator.truth;

import java.util.List;

/**
 * How a run compares with the truth.
 *
 * @param releasingParty the values of {@code ReleasingParty}, one for each end of a stay
 * @param ctrlParty the values of {@code CtrlParty}
 * @param findings what is not as it should be
 */
public record Score(Tally releasingParty, Tally ctrlParty, List<Finding> findings) {

    public Score {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is to be complained of; what is tolerated is not. */
    public boolean clean() {
        return findings.isEmpty();
    }

    /** How many findings there are of a kind. */
    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** A few lines for people. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        text.append("ReleasingParty: ").append(line(releasingParty)).append('\n');
        text.append("CtrlParty: ").append(line(ctrlParty)).append('\n');
        findings.forEach(finding ->
                text.append(finding.kind()).append(": ").append(finding.text()).append('\n'));
        return text.toString();
    }

    private static String line(Tally tally) {
        return tally.right() + " right, " + tally.tolerated() + " tolerated, " + tally.unknown()
                + " unknown without need, " + tally.wrong() + " wrong";
    }
}
