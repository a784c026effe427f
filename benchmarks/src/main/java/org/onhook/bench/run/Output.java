package org.onhook.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.onhook.bench.worker.Setup;

/** The file of events that a subject writes. */
final class Output {

    /** Longer than any decision waits. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(900);

    private final Path file;

    Output(Path home) {
        this.file = Setup.events(home);
    }

    Path file() {
        return file;
    }

    /**
     * Waits until nothing more is written.
     *
     * @param end when what was played had been read, in nanoseconds like {@link System#nanoTime}
     */
    void awaitQuiet(long end) throws IOException, InterruptedException {
        while (System.nanoTime() - end < QUIET_NANOS || nanosSinceChange() < QUIET_NANOS) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private long nanosSinceChange() throws IOException {
        return Files.exists(file)
                ? Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now())
                        .toNanos()
                : Long.MAX_VALUE;
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
}
