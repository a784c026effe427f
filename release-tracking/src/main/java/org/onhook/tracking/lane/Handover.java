package org.onhook.tracking.lane;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lanes leave for those that follow them, after an update of this bundle or a restart: a file for each switch, under
 * {@code data/calls}. It is used once: what is taken is gone, so that a killed process never goes on from what is no longer
 * true.
 */
final class Handover {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final String SUFFIX = ".state";
    private static final int MAGIC = 0x4f4e484b;
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private final Path folder;

    Handover(Path home) {
        this.folder = home.resolve("data").resolve("calls");
    }

    /** The switches for which something was left. */
    List<String> switches() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            LOG.error("{} cannot be read: {}; calls that were in progress are not gone on with", folder, e.toString());
            return List.of();
        }
    }

    void leave(String switchName, byte[] state) {
        CRC32 sum = new CRC32();
        sum.update(state);
        byte[] file = ByteBuffer.allocate(HEADER + state.length)
                .putInt(MAGIC)
                .putLong(sum.getValue())
                .put(state)
                .array();
        Path path = path(switchName);
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            Files.write(draft, file);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error(
                    "Switch {}: {} cannot be written: {}; calls in progress are lost", switchName, path, e.toString());
        }
    }

    /** What was left for a switch; empty if there is nothing, or it is damaged. It is gone then. */
    Optional<byte[]> take(String switchName) {
        Path path = path(switchName);
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            byte[] file = Files.readAllBytes(path);
            Files.delete(path);
            return Optional.of(checked(file));
        } catch (IOException e) {
            LOG.error(
                    "Switch {}: {} cannot be used: {}; calls that were in progress are not gone on with",
                    switchName,
                    path,
                    e.toString());
            return Optional.empty();
        }
    }

    private static byte[] checked(byte[] file) throws IOException {
        if (file.length < HEADER || ByteBuffer.wrap(file).getInt() != MAGIC) {
            throw new IOException("it is no state of calls");
        }
        CRC32 sum = new CRC32();
        sum.update(file, HEADER, file.length - HEADER);
        if (sum.getValue() != ByteBuffer.wrap(file).getLong(Integer.BYTES)) {
            throw new IOException("its check sum is wrong");
        }
        return java.util.Arrays.copyOfRange(file, HEADER, file.length);
    }

    private Path path(String switchName) {
        return folder.resolve(URLEncoder.encode(switchName, StandardCharsets.UTF_8) + SUFFIX);
    }
}
