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
    private static final int NAME = 30;
    private static final int TOLD = 30;
    private static final int INITIATOR = 13;
    private static final int RULE = 20;

    /** The headings, above a section for one profile. */
    String headings() {
        return colours.faint(pad("TIME", 8) + "  " + pad("STORY", 4 + NAME) + "  "
                + pad("WHO HUNG UP, TO EACH DN", TOLD) + "  " + pad("INITIATOR", INITIATOR) + "  RULE, CONFIDENCE");
    }

    String line(Story story, boolean right, Release release) {
        String told = told(release);
        return colours.faint(TIME.format(release.time().atZone(ZoneId.systemDefault())))
                + "  "
                + label(story, right)
                + "  "
                + paint(told)
                + " ".repeat(Math.max(0, TOLD - told.length()))
                + "  "
                + colours.bold(pad(release.initiator(), INITIATOR))
                + "  "
                + colours.cyan(release.rule())
                + ", "
                + release.confidence();
    }

    /** A story of which nothing was reported. */
    String nothing(Story story) {
        return " ".repeat(10) + label(story, false) + "  " + colours.red("no release was reported");
    }

    private String label(Story story, boolean right) {
        String label = pad(story.number(), 4) + pad(story.variant(), NAME);
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
