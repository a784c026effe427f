package org.onhook.tlib.numbering;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out seconds since 1970, each of them once for ever, always increasing: the server's start time, and the seconds
 * from which references are counted. Thread-safe.
 *
 * <p>The last one is kept in {@code data/last-second.txt}. Where the clock is not past it, because it was set back or
 * because more than one was needed within a second, the next number is given instead.
 */
public final class UniqueSeconds {

    private static final Logger LOG = LoggerFactory.getLogger(UniqueSeconds.class);

    private final TextFile file;
    private final Clock clock;
    private long last;

    /** @throws IOException if the file with the last one is there and cannot be read */
    public UniqueSeconds(Path data, Clock clock) throws IOException {
        this.file = new TextFile(
                data.resolve("last-second.txt"),
                "The last second used for an event id or a ConnID. Never lower it: identifiers would be used twice.");
        this.clock = clock;
        this.last = file.read().flatMap(this::parse).orElse(0L);
    }

    /**
     * The next one.
     *
     * @throws IOException if it could not be stored; it is not used then
     */
    public synchronized long next() throws IOException {
        long next = Math.max(clock.instant().getEpochSecond(), last + 1);
        file.write(Long.toString(next));
        last = next;
        return next;
    }

    private Optional<Long> parse(String text) {
        try {
            return Optional.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            LOG.error("{} holds '{}', which is not a number of seconds; going on from the clock", file, text);
            return Optional.empty();
        }
    }
}
