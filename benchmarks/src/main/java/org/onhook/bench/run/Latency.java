package org.onhook.bench.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onhook.bench.traffic.CstaRecording;

/**
 * How long it takes from when an event was to be sent until what comes of it is written, at a rate that is given, beside an
 * echo of the same events.
 */
final class Latency {

    private static final int EVENTS_A_SECOND = 10_000;
    private static final long INTERVAL_NANOS = 1_000_000_000L / EVENTS_A_SECOND;
    /** For some 50 ms after a pause the operating system has not found out yet which threads should run side by side. */
    private static final int LEAD_IN = EVENTS_A_SECOND / 2;

    private static final double MEDIAN_MORE = 50;
    private static final double TAIL_TIMES = 2;

    private Latency() {}

    /**
     * @param places where the lines are written: what one of them does to the latency shows in the others
     */
    static Section measure(CstaRecording recording, Effort effort, List<Place> places)
            throws IOException, InterruptedException {
        List<Timed> all = new ArrayList<>();
        try {
            all.add(TimedEcho.of(recording));
            for (Place place : places) {
                all.add(TimedLines.of(recording, place));
            }
            for (Timed timed : all) {
                timed.awaitReady();
            }
            for (Timed timed : all) {
                timed.warmUp(effort.warmUp());
            }
            // At this pace other ways through the code are taken than at full speed, which are compiled then.
            rounds(effort.rounds() / 2, recording, all, effort);
            all.forEach(Timed::forget);
            rounds(effort.rounds(), recording, all, effort);
            return new Section(text(recording, all, effort), goals(all.get(0), all.subList(1, all.size())));
        } finally {
            for (Timed timed : all) {
                timed.close();
            }
        }
    }

    private static void rounds(int count, CstaRecording recording, List<Timed> all, Effort effort)
            throws IOException, InterruptedException {
        for (int round = 0; round < count; round++) {
            for (Timed timed : all) {
                timed.play(passes(recording, effort.roundSeconds()), INTERVAL_NANOS, LEAD_IN);
            }
        }
    }

    private static int passes(CstaRecording recording, double seconds) {
        return (int) Math.max(
                1, Math.round(seconds * EVENTS_A_SECOND / recording.reel().events()));
    }

    private static String text(CstaRecording recording, List<Timed> all, Effort effort) {
        StringBuilder rows = new StringBuilder();
        for (Timed timed : all) {
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,d |%n",
                    timed.title(),
                    Median.of(timed.micros(50)),
                    Median.of(timed.micros(90)),
                    Median.of(timed.micros(99)),
                    worst(timed.micros(99)),
                    worst(timed.micros(100)),
                    timed.counted()));
        }
        return String.format(
                Locale.ROOT,
                """
                ## Latency at %,d events a second

                The same traffic, each event at its time; %d rounds of %.0f s in turn, the first half second not counted. From when the event was to be sent, so that a stall
                counts for all that have to wait, until the first line about it was written to the file, or until its last byte has
                come back from the echo. The echo writes to no file: so the lines go to one in memory, and to one on the disk.
                Percentiles are medians of the rounds', and so are differences and ratios. The virtual machine has the launcher's
                options (`%s`). Counted are the events with which a call begins, %,d in %,d: what comes of them is told at once.

                | subject | p50, µs | p90, µs | p99, µs | p99 of the worst round, µs | max, µs | counted |
                |---|---|---|---|---|---|---|
                %s""",
                EVENTS_A_SECOND,
                effort.rounds(),
                passes(recording, effort.roundSeconds())
                        * (double) recording.reel().events()
                        / EVENTS_A_SECOND,
                String.join(" ", LauncherOptions.list()),
                recording.beginnings().size(),
                recording.reel().events(),
                rows);
    }

    private static List<Goal> goals(Timed echo, List<Timed> lines) {
        return lines.stream()
                .flatMap(each -> Stream.of(
                        Goal.atMost(
                                5,
                                each.title() + ", at 10,000 events/s: p50 above the echo's, µs",
                                MEDIAN_MORE,
                                beside(each.micros(50), echo.micros(50), (mine, its) -> mine - its)),
                        Goal.atMost(
                                5,
                                each.title() + ", at 10,000 events/s: p99 against the echo's",
                                TAIL_TIMES,
                                beside(each.micros(99), echo.micros(99), (mine, its) -> mine / its))))
                .toList();
    }

    /** The median of what comes of each round beside the other's. */
    private static double beside(double[] mine, double[] its, DoubleBinaryOperator operator) {
        return Median.of(IntStream.range(0, mine.length)
                .mapToDouble(round -> operator.applyAsDouble(mine[round], its[round]))
                .toArray());
    }

    private static double worst(double[] rounds) {
        return DoubleStream.of(rounds).max().orElseThrow();
    }
}
