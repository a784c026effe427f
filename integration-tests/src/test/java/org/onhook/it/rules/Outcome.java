package org.onhook.it.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What came of a story. */
record Outcome(String story, Told told, int callsLeft, Set<String> monitored) {

    /** Exactly these endings in any order, with the invariants of the rules' section 6 kept, and no call left. */
    Outcome tells(String expected) {
        return tellsSoFar(expected).leavesNothing();
    }

    private Outcome leavesNothing() {
        assertThat(callsLeft).as("calls still in progress after %s", story).isZero();
        assertThat(invariants().atTheEnd()).as("invariants after %s", story).isEmpty();
        return this;
    }

    /** As {@link #tells}; besides one more event, in any call state, that begins so. */
    Outcome tellsBesides(String event, String expected) {
        List<String> more = told.endings().stream()
                .filter(line -> line.startsWith(Play.cast(event)))
                .toList();
        assertThat(more).as("%s in %s", event, story).hasSize(1);
        return tells(expected + ";" + more.get(0));
    }

    /** As {@link #tells}; the optional event may be told too. */
    Outcome tellsWithin(String expected, String optional) {
        boolean more = told.endings().contains(Play.cast(optional));
        return tells(more ? expected + ";" + optional : expected);
    }

    /** These endings among others, with the invariants kept and no call left. */
    Outcome tellsAmong(String expected) {
        assertThat(told.endings()).as(story).containsAll(lines(expected));
        return leavesNothing();
    }

    /** All stays and calls end, once each. */
    Outcome endsAll() {
        return leavesNothing();
    }

    Outcome neverTells(String unwanted) {
        assertThat(told.endings()).as(story).doesNotContainAnyElementsOf(lines(unwanted));
        return this;
    }

    /** As {@link #tells}, of a story that is not over. */
    Outcome tellsSoFar(String expected) {
        assertThat(told.endings()).as(story).containsExactlyInAnyOrderElementsOf(lines(expected));
        assertThat(invariants().violations()).as("invariants in %s", story).isEmpty();
        return this;
    }

    private static List<String> lines(String expected) {
        return Arrays.stream(Play.cast(expected).split("\n|;"))
                .map(line -> line.trim().replaceAll(" +", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Invariants invariants() {
        Invariants invariants = new Invariants(monitored);
        for (JsonNode event : told.data()) {
            invariants.add(event);
        }
        return invariants;
    }
}
