package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
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
                timed.play(passes(recording, effort.warmUp()), INTERVAL_NANOS);
            }
            both.forEach(Timed::forget);
            for (int round = 0; round < rounds(effort); round++) {
                for (Timed timed : both) {
                    timed.play(passes(recording, effort.roundSeconds()), INTERVAL_NANOS);
                }
            }
            return new Section(text(recording, both, effort), goals(echo.latencies(), lines.latencies()));
        }
    }

    /** A pass takes some seconds here. */
    private static int rounds(Effort effort) {
        return (effort.rounds() + 1) / 2;
    }

    private static int passes(CstaRecording recording, double seconds) {
        return (int) Math.max(
                1, Math.round(seconds * EVENTS_A_SECOND / recording.reel().events()));
    }

    private static String text(CstaRecording recording, List<Timed> all, Effort effort) {
        StringBuilder rows = new StringBuilder();
        for (Timed timed : all) {
            Histogram latencies = timed.latencies();
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,d |%n",
                    timed.title(),
                    micros(latencies, 50),
                    micros(latencies, 90),
                    micros(latencies, 99),
                    micros(latencies, 100),
                    latencies.getTotalCount()));
        }
        return String.format(
                Locale.ROOT,
                """
                ## Latency at %,d events a second

                The same traffic, each event at its time; %d rounds of %.0f s in turn. From when the event was to be sent, so that a stall
                counts for all that have to wait, until the first line about it was written to the file, or until its last byte has
                come back from the echo. The virtual machine has the launcher's options (`%s`).
                Counted are the events with which a call begins, %,d in %,d: what comes of them is told at once.

                | subject | p50, µs | p90, µs | p99, µs | max, µs | counted |
                |---|---|---|---|---|---|
                %s""",
                EVENTS_A_SECOND,
                rounds(effort),
                passes(recording, effort.roundSeconds())
                        * (double) recording.reel().events()
                        / EVENTS_A_SECOND,
                String.join(" ", LauncherOptions.list()),
                recording.beginnings().size(),
                recording.reel().events(),
                rows);
    }

    private static List<Goal> goals(Histogram echo, Histogram lines) {
        return List.of(
                Goal.atMost(
                        5,
                        "latency at 10,000 events/s: p50 above the echo's, µs",
                        MEDIAN_MORE,
                        micros(lines, 50) - micros(echo, 50)),
                Goal.atMost(
                        5,
                        "latency at 10,000 events/s: p99 against the echo's",
                        TAIL_TIMES,
                        micros(lines, 99) / micros(echo, 99)));
    }

    private static double micros(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e3;
    }
}
