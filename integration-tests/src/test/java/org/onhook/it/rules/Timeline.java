package org.onhook.it.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A story of lines at certain times, told by monitors each of which is late by a time of its own. */
final class Timeline {

    private record At(int millis, String line) {}

    private final Map<String, Integer> late;
    private final List<At> lines = new ArrayList<>();

    /** @param late by how many milliseconds each monitor is late; one that is not named is in time */
    Timeline(Map<String, Integer> late) {
        this.late = Map.copyOf(late);
    }

    /** What happens at that time, as each of these lines' monitors tells it. */
    Timeline say(int millis, String... told) {
        for (String line : told) {
            int delay = late.getOrDefault(line.substring(0, line.indexOf(' ')), 0);
            lines.add(new At(millis + delay, line));
        }
        return this;
    }

    /** The story, in the order in which it arrives, and how long it lasts at least. */
    String until(int millis) {
        StringBuilder story = new StringBuilder();
        int now = 0;
        for (At at : lines.stream().sorted(Comparator.comparingInt(At::millis)).toList()) {
            story.append("+%d\n%s\n".formatted(at.millis() - now, at.line()));
            now = at.millis();
        }
        return story.append("+%d\n".formatted(Math.max(0, millis - now))).toString();
    }
}
