package org.onhook.it.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onhook.simulator.truth.Finding;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;

/**
 * What was reported, held against what happened.
 *
 * @param findings what differs
 * @param violations of the invariants
 * @param numbersMissing how many sequence numbers are missing; negative if any came twice
 */
record Outcome(List<Finding> findings, List<String> violations, long numbersMissing) {

    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Waits until nothing more is written. */
    static void awaitQuiet(Path file, Duration atMost) throws Exception {
        long[] last = {-1, System.nanoTime()};
        Await.within(atMost, "the last event is written", () -> {
            long size = Files.size(file);
            if (size != last[0]) {
                last[0] = size;
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > QUIET.toNanos();
        });
    }

    /**
     * Holds them against each other, and prints the tallies.
     *
     * @param events the events as JSON lines
     * @param truths what happened at each switch
     */
    static Outcome of(Path events, Map<String, List<Truth>> truths) throws IOException {
        Invariants invariants = new Invariants();
        Map<String, Scorer> scorers = new TreeMap<>();
        truths.forEach((name, all) -> {
            Scorer scorer = new Scorer();
            all.forEach(scorer::truth);
            scorers.put("/onhook/switch/" + name, scorer);
        });
        long[] numbers = {0, 0, 0};
        try (var lines = Files.lines(events)) {
            lines.forEach(line -> {
                try {
                    invariants.event(line);
                    scorers.get(member(line, "source")).event(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                String id = member(line, "id");
                long number = Long.parseLong(id.substring(id.indexOf('-') + 1));
                numbers[0] = numbers[0] == 0 ? number : numbers[0];
                numbers[1] = number;
                numbers[2]++;
            });
        }
        List<Finding> findings = new ArrayList<>();
        for (Scorer scorer : scorers.values()) {
            Score score = scorer.score();
            System.out.println(score.summary());
            findings.addAll(score.findings());
        }
        long calls = truths.values().stream().mapToLong(List::size).sum();
        System.out.printf("%d calls, %d events written%n", calls, numbers[2]);
        return new Outcome(findings, invariants.violations(), numbers[1] - numbers[0] + 1 - numbers[2]);
    }

    private static String member(String line, String name) {
        int from = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return line.substring(from, line.indexOf('"', from));
    }
}
