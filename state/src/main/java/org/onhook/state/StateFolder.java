package org.onhook.state;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A folder in which something that goes leaves its state for what follows it, each under a name. What is taken is gone: a killed
 * process, which leaves nothing, never finds what one before it has left. Stateless; may be used by any thread, but two must not
 * use the same name at once.
 */
public final class StateFolder {

    private static final String SUFFIX = ".state";
    private static final int MAGIC = 0x4f4e484b;
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private final Path folder;

    /** @param folder it need not be there yet */
    public StateFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The names under which something was left.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Leaves state. It is there whole or not at all.
     *
     * @throws IOException naming the file, if it cannot be written
     */
    public void leave(String name, StateOutput state) throws IOException {
        byte[] bytes = state.toBytes();
        byte[] file = ByteBuffer.allocate(HEADER + bytes.length)
                .putInt(MAGIC)
                .putLong(sum(bytes, 0))
                .put(bytes)
                .array();
        Path path = path(name);
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.createDirectories(folder);
        Files.write(draft, file);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * What was left under a name; empty if there is nothing. It is gone then.
     *
     * @throws IOException naming the file, if it cannot be read, or is damaged; a damaged one is gone, too
     */
    public Optional<StateInput> take(String name) throws IOException {
        Path path = path(name);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        byte[] file = Files.readAllBytes(path);
        Files.delete(path);
        if (file.length < HEADER
                || ByteBuffer.wrap(file).getInt() != MAGIC
                || ByteBuffer.wrap(file).getLong(Integer.BYTES) != sum(file, HEADER)) {
            throw new IOException(path + " is damaged: its check sum is wrong");
        }
        return Optional.of(new StateInput(Arrays.copyOfRange(file, HEADER, file.length)));
    }

    private static long sum(byte[] bytes, int from) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    private Path path(String name) {
        return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + SUFFIX);
    }
}
