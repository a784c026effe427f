package org.onhook.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** A file that is appended to. One thread. */
class OpenFile implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final Object key;

    /** Opens the file, which is made if need be. */
    OpenFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.key = keyOf(path);
    }

    /** How files are opened. */
    interface Opener {
        OpenFile open(Path path) throws IOException;
    }

    /** An interrupt closes it, too. */
    boolean isOpen() {
        return channel.isOpen();
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Whether the path still leads to this file: nobody moved or deleted it. */
    boolean isInPlace() throws IOException {
        try {
            return Objects.equals(key, keyOf(path));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void write(byte[] bytes, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
