package org.onhook.bench.run;

import java.util.List;
import java.util.stream.Stream;
import org.onhook.bench.worker.Subject;

/**
 * How much is measured.
 *
 * @param calls of the recording
 * @param warmUp in seconds, for what is ours or a peer; floors need less; 0 for none
 * @param rounds how many
 * @param roundSeconds of each subject in each round
 * @param processes in how many processes, one after the other, the cost of many calls is measured
 * @param mostCalls how many calls there may be in progress where the cost of many is measured
 * @param exchanges how often policies are exchanged
 * @param updates how often a bundle is updated
 * @param iterationMillis how long an iteration of JMH takes
 */
record Effort(
        int calls,
        double warmUp,
        int rounds,
        double roundSeconds,
        int processes,
        int mostCalls,
        int exchanges,
        int updates,
        int iterationMillis) {

    /** Whether it works at all. */
    static final Effort FUNCTIONAL = new Effort(150, 0, 1, 0, 1, 1_000, 2, 1, 10);

    /** Five minutes. */
    static final Effort SHORT = new Effort(1_000, 6, 3, 1, 1, 100_000, 100, 5, 50);

    /** As long as it takes for steady figures. */
    static final Effort FULL = new Effort(5_000, 40, 11, 4, 3, 1_000_000, 100, 20, 1_000);

    /** With how many calls in progress the cost of an event is measured; to the first the others are compared. */
    List<Integer> numbersOfCalls() {
        return Stream.of(1_000, 100_000, 1_000_000)
                .filter(calls -> calls <= mostCalls)
                .toList();
    }

    double warmUpSeconds(Subject subject) {
        return subject.writes() ? warmUp : warmUp / 3;
    }
}
