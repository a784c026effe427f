package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.onhook.bench.traffic.CstaRecording;

/**
 * How long it takes from when an event was to be sent until what comes of it is written, at a rate that is given, beside an
 * echo of the same events.
 */
final class Latency {

    private static final int EVENTS_A_SECOND = 10_000;
    private static final long INTERVAL_NANOS = 1_000_000_000L / EVENTS_A_SECOND;
    private static final double MEDIAN_MORE = 50;
    private static final double TAIL_TIMES = 2;

    private Latency() {}

    static Section measure(CstaRecording recording, Effort effort, Path scratch)
            throws IOException, InterruptedException {
        try (TimedEcho echo = TimedEcho.of(recording);
                TimedLines lines = TimedLines.of(recording, scratch)) {
            List<Timed> both = List.of(echo, lines);
            for (Timed timed : both) {
                timed.awaitReady();
            }
            for (Timed timed : both) {
                timed.warmUp(effort.warmUp());
                timed.play(passes(recording, effort.roundSeconds()), INTERVAL_NANOS);
                timed.forget();
            }
            for (int round = 0; round < effort.rounds(); round++) {
                for (Timed timed : both) {
                    timed.play(passes(recording, effort.roundSeconds()), INTERVAL_NANOS);
                }
            }
            return new Section(text(recording, both, effort), goals(echo, lines));
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

                The same traffic, each event at its time; %d rounds of %.0f s in turn. From when the event was to be sent, so that a stall
                counts for all that have to wait, until the first line about it was written to the file, or until its last byte has
                come back from the echo. Percentiles are medians of the rounds', and so are differences and ratios. The virtual machine has the
                launcher's options (`%s`). Counted are the events with which a call begins, %,d in %,d: what comes of them is told at once.

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

    private static List<Goal> goals(Timed echo, Timed lines) {
        return List.of(
                Goal.atMost(
                        5,
                        "latency at 10,000 events/s: p50 above the echo's, µs",
                        MEDIAN_MORE,
                        beside(lines.micros(50), echo.micros(50), (mine, its) -> mine - its)),
                Goal.atMost(
                        5,
                        "latency at 10,000 events/s: p99 against the echo's",
                        TAIL_TIMES,
                        beside(lines.micros(99), echo.micros(99), (mine, its) -> mine / its)));
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
