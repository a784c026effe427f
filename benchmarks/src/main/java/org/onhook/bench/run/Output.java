package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onhook.simulator.truth.Invariants;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;

/** The file of events that a subject writes. */
final class Output {

    /** Longer than any decision waits. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final Path file;

    Output(Path home) {
        this.file = home.resolve("data/events.jsonl");
    }

    /** Waits until nothing more is written. */
    void awaitQuiet() throws IOException, InterruptedException {
        long size = size();
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET_NANOS) {
            TimeUnit.MILLISECONDS.sleep(5);
            long now = size();
            if (now != size) {
                size = now;
                since = System.nanoTime();
            }
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** How many events there are in it. */
    long events() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** Empties it. It is written to at its end, wherever that is. */
    void clear() throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }

    /** Holds what is in it against what really happened. */
    Checked check(List<Truth> truths) throws IOException {
        Scorer scorer = new Scorer();
        Invariants invariants = new Invariants();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null) {
                try {
                    scorer.event(line);
                    invariants.event(line);
                } catch (IOException | RuntimeException e) {
                    throw new IOException(file + ": no event: '" + line + "'", e);
                }
                line = lines.readLine();
            }
        }
        truths.forEach(scorer::truth);
        Score score = scorer.score();
        return new Checked(score.findings(), invariants.violationsAtTheEnd(), score.releasingParty());
    }
}
