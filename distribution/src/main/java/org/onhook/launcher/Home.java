package org.onhook.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a running connector: its configuration, what it writes, and the bundles dropped into it.
 *
 * @param dir the absolute path
 */
record Home(Path dir) {

    Home {
        dir = dir.toAbsolutePath().normalize();
    }

    Path etc() {
        return dir.resolve("etc");
    }

    Path deploy() {
        return dir.resolve("deploy");
    }

    Path log() {
        return dir.resolve("log");
    }

    Path data() {
        return dir.resolve("data");
    }

    /**
     * Makes the folders that are missing; a home without {@code etc} is new, and gets {@code defaults}.
     *
     * @return whether it is new
     * @throws Refused if the folder cannot be used
     */
    boolean prepare(Path defaults) {
        try {
            boolean isNew = !Files.isDirectory(etc());
            for (Path folder : List.of(etc(), deploy(), log(), data())) {
                Files.createDirectories(folder);
                if (!Files.isWritable(folder)) {
                    throw new Refused("cannot write to " + folder);
                }
            }
            if (isNew) {
                copy(defaults);
            }
            return isNew;
        } catch (IOException e) {
            throw new Refused("cannot use the home " + dir + ": " + e);
        }
    }

    /**
     * Takes the home for this process, for as long as the lock is held on to, or until the process ends.
     *
     * @throws Refused if another process has it
     */
    FileLock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(data().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Refused("the home " + dir + " is in use by another onhook");
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw new Refused("the home " + dir + " is in use by this process");
        } catch (IOException e) {
            throw new Refused("cannot use the home " + dir + ": " + e);
        }
    }

    /** The files in {@code etc} that configure something. */
    List<Path> configurations() {
        try (Stream<Path> files = Files.list(etc())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".cfg"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it with everything in it. */
    void clear() {
        if (Files.notExists(dir)) {
            return;
        }
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Refused(dir + " cannot be cleared: " + e);
        }
    }

    private void copy(Path defaults) throws IOException {
        try (Stream<Path> files = Files.walk(defaults)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = dir.resolve(defaults.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
