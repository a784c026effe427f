package org.onhook.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The files that were put aside: {@code PATH.1}, {@code PATH.2} and so on; the highest number is the latest. */
final class RotatedFiles {

    private final Path path;

    RotatedFiles(Path path) {
        this.path = path;
    }

    /** Puts the current file aside under the next number. */
    void putAside() throws IOException {
        TreeMap<Long, Path> files = list();
        long number = files.isEmpty() ? 1 : files.lastKey() + 1;
        Files.move(path, path.resolveSibling(path.getFileName() + "." + number), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the oldest until {@code keep} are left. */
    void deleteAllBut(int keep) throws IOException {
        TreeMap<Long, Path> files = list();
        while (files.size() > keep) {
            Files.deleteIfExists(files.pollFirstEntry().getValue());
        }
    }

    private TreeMap<Long, Path> list() throws IOException {
        String prefix = path.getFileName() + ".";
        TreeMap<Long, Path> files = new TreeMap<>();
        try (DirectoryStream<Path> directory = Files.newDirectoryStream(path.getParent())) {
            for (Path file : directory) {
                String name = file.getFileName().toString();
                if (name.startsWith(prefix)) {
                    put(files, name.substring(prefix.length()), file);
                }
            }
        }
        return files;
    }

    private static void put(Map<Long, Path> files, String suffix, Path file) {
        if (suffix.matches("[1-9][0-9]{0,17}")) {
            files.put(Long.parseLong(suffix), file);
        }
    }
}
