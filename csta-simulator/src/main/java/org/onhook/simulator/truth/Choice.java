package org.onhook.simulator.truth;

import java.util.List;

/**
 * Which values of a report are right, and which others have to be tolerated.
 *
 * @param right the right values; none where nothing is said about it
 * @param tolerable values that are not right, but nothing better could be told from what the switch sent
 */
public record Choice(List<String> right, List<String> tolerable) {

    /** Stands for an attribute that is not there. */
    public static final String ABSENT = "absent";
    /** Stands among tolerable values for every one. */
    public static final String ANY = "any";
    /** Says nothing. */
    public static final Choice OPEN = new Choice(List.of(), List.of());

    public Choice {
        right = List.copyOf(right);
        tolerable = List.copyOf(tolerable);
    }

    boolean isOpen() {
        return right.isEmpty();
    }

    boolean isRight(String value) {
        return isOpen() || right.contains(value);
    }

    boolean tolerates(String value) {
        return tolerable.contains(value) || tolerable.contains(ANY);
    }
}
