package org.onhook.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Removes the entry at the end of a file that a killed process wrote only a part of. */
final class TornEntry {

    private static final int CHUNK = 64 * 1024;

    private TornEntry() {}

    /** Cuts the file back to its last whole entry if its last line has no end. Returns how many bytes were removed. */
    static long remove(Path path, EntryStart entries) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = file.size();
            if (size == 0 || read(file, size - 1, 1)[0] == '\n') {
                return 0;
            }
            long start = startOfLastEntry(file, size, entries);
            file.truncate(start);
            return size - start;
        }
    }

    private static long startOfLastEntry(FileChannel file, long size, EntryStart entries) throws IOException {
        byte following = 0;
        long end = size;
        while (end > 0) {
            int length = (int) Math.min(CHUNK, end);
            byte[] bytes = read(file, end - length, length);
            for (int i = length - 1; i >= 0; i--) {
                long at = end - length + i;
                if (bytes[i] == '\n' && at + 1 < size && entries.isFirst(following)) {
                    return at + 1;
                }
                following = bytes[i];
            }
            end -= length;
        }
        return 0;
    }

    private static byte[] read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return bytes.array();
    }
}
