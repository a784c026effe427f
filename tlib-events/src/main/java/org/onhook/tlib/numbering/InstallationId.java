package org.onhook.tlib.numbering;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The random number that tells this installation's CallUUIDs from every other's; kept in {@code data/installation-id.txt}.
 */
public final class InstallationId {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationId.class);

    private InstallationId() {}

    /** Reads the id under {@code data}, or draws and stores one. */
    public static long of(Path data) throws IOException {
        TextFile file = file(data);
        Optional<Long> known = known(data);
        if (known.isPresent()) {
            return known.get();
        }
        long drawn = new SecureRandom().nextLong();
        file.write(String.format("%016x", drawn));
        return drawn;
    }

    /** The id under {@code data}, if there is one. */
    public static Optional<Long> known(Path data) throws IOException {
        TextFile file = file(data);
        return file.read().flatMap(text -> parse(file, text));
    }

    private static TextFile file(Path data) {
        return new TextFile(
                data.resolve("installation-id.txt"),
                "Part of every CallUUID. Keep it as long as calls are in progress; copy it to no other installation.");
    }

    private static Optional<Long> parse(TextFile file, String text) {
        try {
            return Optional.of(Long.parseUnsignedLong(text, 16));
        } catch (NumberFormatException e) {
            LOG.error("{} holds '{}', which is not a hexadecimal number; drawing a new one", file, text);
            return Optional.empty();
        }
    }
}
