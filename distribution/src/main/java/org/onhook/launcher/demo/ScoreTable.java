package org.onhook.launcher.demo;

import java.util.List;
import java.util.Locale;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Score;

/** Shows how the stories came out on all switches. */
final class ScoreTable {

    private static final String ROW = "%-16s %8s %9s  %7s %10s %8s %6s  %s";

    private ScoreTable() {}

    static String text(List<Performance.Result> results, Colours colours) {
        StringBuilder text = new StringBuilder();
        text.append(colours.faint(String.format(
                        Locale.ROOT,
                        ROW,
                        "PROFILE",
                        "STORIES",
                        "RELEASES",
                        "RIGHT",
                        "TOLERATED",
                        "UNKNOWN",
                        "WRONG",
                        "")))
                .append('\n');
        for (Performance.Result result : results) {
            Score score = result.score();
            text.append(String.format(
                            Locale.ROOT,
                            ROW,
                            result.profile(),
                            result.stories(),
                            result.releases(),
                            score.releasingParty().right() + score.ctrlParty().right(),
                            score.releasingParty().tolerated()
                                    + score.ctrlParty().tolerated(),
                            score.releasingParty().unknown() + score.ctrlParty().unknown(),
                            score.releasingParty().wrong() + score.ctrlParty().wrong(),
                            score.clean() ? colours.green("as it was") : colours.red("NOT as it was")))
                    .append('\n');
        }
        for (Performance.Result result : results) {
            for (Finding finding : result.score().findings()) {
                text.append(colours.red(finding.kind().name()))
                        .append("  ")
                        .append(finding.text())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
