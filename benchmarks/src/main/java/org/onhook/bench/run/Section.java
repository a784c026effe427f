package org.onhook.bench.run;

import java.util.List;

/**
 * A part of the report.
 *
 * @param text in Markdown
 * @param goals what the figures in it are to reach
 * @param faults what makes the figures worthless, each in a line
 */
record Section(String text, List<Goal> goals, List<String> faults) {

    Section {
        goals = List.copyOf(goals);
        faults = List.copyOf(faults);
    }

    /** A part of which no figure can be wrong. */
    Section(String text, List<Goal> goals) {
        this(text, goals, List.of());
    }
}
