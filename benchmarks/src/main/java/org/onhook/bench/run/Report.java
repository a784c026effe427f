package org.onhook.bench.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was measured, in Markdown: the goals in one table, and then the parts. */
final class Report {

    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- end of what was measured -->";

    private final List<Section> sections = new ArrayList<>();

    void add(Section section) {
        sections.add(section);
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, """
                ## Goals

                JDK %s, %d processors.

                | goal | of | wanted | reached | |
                |---|---|---|---|---|
                """, Runtime.version(), Runtime.getRuntime().availableProcessors()));
        sections.stream()
                .flatMap(section -> section.goals().stream())
                .sorted(Comparator.comparingInt(Goal::point))
                .forEach(goal -> text.append(String.format(
                        "| %d | %s | %s | **%s** | %s |%n",
                        goal.point(), goal.of(), goal.wanted(), goal.reached(), goal.met() ? "met" : "not met")));
        for (Section section : sections) {
            text.append('\n').append(section.text());
            section.faults().stream()
                    .limit(10)
                    .forEach(fault -> text.append("\n**Wrong: ").append(fault).append("**\n"));
        }
        return text.toString();
    }

    /** Whether all that was written was right. */
    boolean isRight() {
        return sections.stream().allMatch(section -> section.faults().isEmpty());
    }

    /** The text with what was measured in the place of what was measured before; that alone if there is no such place. */
    static String within(String text, String measured) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        return begin < 0 || end < begin
                ? measured
                : text.substring(0, begin + BEGIN.length()) + "\n\n" + measured + "\n" + text.substring(end);
    }
}
