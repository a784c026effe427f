package org.onhook.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was measured with several numbers of calls in progress. Each round has a process for each number.
 *
 * @param <T> what is measured in a process
 */
final class CallRounds<T> {

    /** How many times the cost with few calls an event may cost with many. */
    private static final SortedMap<Integer, Double> FLAT = new TreeMap<>(Map.of(100_000, 1.3, 1_000_000, 2.0));

    /** Measures one process. */
    interface Process<T> {
        T measure(int calls) throws IOException, InterruptedException;
    }

    private final TreeMap<Integer, List<T>> measured = new TreeMap<>();

    private CallRounds() {}

    static <T> CallRounds<T> measure(int rounds, List<Integer> numbers, Process<T> process)
            throws IOException, InterruptedException {
        CallRounds<T> all = new CallRounds<>();
        for (int round = 0; round < rounds; round++) {
            for (int calls : numbers) {
                all.measured.computeIfAbsent(calls, any -> new ArrayList<>()).add(process.measure(calls));
            }
        }
        return all;
    }

    /** How many there were. */
    int rounds() {
        return measured.get(few()).size();
    }

    /** The numbers of calls, the least first. */
    Set<Integer> numbers() {
        return measured.keySet();
    }

    /** The least number of calls, to which the others are compared. */
    int few() {
        return measured.firstKey();
    }

    double median(int calls, ToDoubleFunction<T> value) {
        return Median.of(measured.get(calls).stream().mapToDouble(value).toArray());
    }

    /** The median of what comes of each round beside few calls in the same round: the machine's speed changes. */
    double againstFew(int calls, ToDoubleFunction<T> value) {
        List<T> few = measured.get(few());
        List<T> these = measured.get(calls);
        return Median.of(IntStream.range(0, few.size())
                .mapToDouble(round -> value.applyAsDouble(these.get(round)) / value.applyAsDouble(few.get(round)))
                .toArray());
    }

    /** That what an event costs stays flat as calls grow, in all numbers of calls that have been measured. */
    List<Goal> flat(String cost, ToDoubleFunction<T> value) {
        return FLAT.entrySet().stream()
                .filter(limit -> measured.containsKey(limit.getKey()))
                .map(limit -> Goal.atMost(
                        3,
                        String.format(Locale.ROOT, "%s, at %,d calls against %,d", cost, limit.getKey(), few()),
                        limit.getValue(),
                        againstFew(limit.getKey(), value)))
                .toList();
    }
}
