package org.onhook.launcher.demo;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onhook.simulator.story.Story;

/**
 * Prints releases, one a line, in columns.
 *
 * @param colours how to paint them
 */
record ReleaseLines(Colours colours) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int TIME_WIDTH = 8;
    private static final int NUMBER = 4;
    private static final int NAME = 24;
    private static final int TOLD = 32;
    private static final int INITIATOR = 13;

    /** The headings, above a section for one profile. */
    String headings() {
        return colours.faint(String.join(
                " ",
                pad("TIME", TIME_WIDTH),
                pad("STORY", NUMBER + NAME),
                pad("DN AND ReleasingParty", TOLD),
                pad("INITIATOR", INITIATOR),
                "RULE, CONFIDENCE"));
    }

    String line(Story story, boolean right, Release release) {
        String told = told(release);
        return String.join(
                " ",
                colours.faint(TIME.format(release.time().atZone(ZoneId.systemDefault()))),
                label(story, right),
                paint(told) + " ".repeat(Math.max(0, TOLD - told.length())),
                colours.bold(pad(release.initiator(), INITIATOR)),
                colours.cyan(release.rule()) + (release.confidence().equals("none") ? "" : " " + release.confidence()));
    }

    /** A story of which nothing was reported. */
    String nothing(Story story) {
        return " ".repeat(TIME_WIDTH + 1) + label(story, false) + " " + colours.red("no release was reported");
    }

    private String label(Story story, boolean right) {
        String label = pad(story.number(), NUMBER) + pad(story.variant(), NAME);
        return right ? label : colours.red(label);
    }

    private static String told(Release release) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, List<String>> told : release.told().entrySet()) {
            parts.add(String.join(",", told.getValue()) + " " + told.getKey());
        }
        if (release.told().values().stream().mapToInt(List::size).sum() < 2) {
            release.others().forEach(other -> parts.add(other + " -"));
        }
        return parts.stream().collect(Collectors.joining("  "));
    }

    private String paint(String told) {
        return told.replace("1 Local", colours.green("1 Local"))
                .replace("2 Remote", colours.yellow("2 Remote"))
                .replace("3 Unknown", colours.red("3 Unknown"));
    }

    private static String pad(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "~" : text + " ".repeat(width - text.length());
    }
}
