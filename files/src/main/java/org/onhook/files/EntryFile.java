package org.onhook.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of whole entries, which is put aside from time to time. One thread.
 *
 * <p>What a failed write left behind is removed before the next one. A file that somebody moved away or deleted is started
 * anew. If the file cannot be put aside, that is logged once a minute, and it grows.
 */
public final class EntryFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EntryFile.class);
    private static final long UNKNOWN = -1;
    private static final Duration ROTATION_PAUSE = Duration.ofMinutes(1);

    private final Path path;
    private final EntryStart entries;
    private final Rotation rotation;
    private final Clock clock;
    private final RotatedFiles rotated;
    private final OpenFile.Opener opener;
    private OpenFile file;
    private ZonedDateTime since;
    private long wholeBytes = UNKNOWN;
    private Instant noRotationBefore = Instant.MIN;
    private long opened;

    /**
     * A file that is opened when it is prepared for the first time.
     *
     * @param path absolute
     * @param entries tells where an entry starts
     */
    public EntryFile(Path path, EntryStart entries, Rotation rotation, Clock clock) {
        this(path, entries, rotation, clock, OpenFile::new);
    }

    EntryFile(Path path, EntryStart entries, Rotation rotation, Clock clock, OpenFile.Opener opener) {
        this.path = path;
        this.opener = opener;
        this.entries = entries;
        this.rotation = rotation;
        this.clock = clock;
        this.rotated = new RotatedFiles(path);
    }

    /** Makes the file ready for more entries: opened, repaired, and put aside if its time is over. */
    public void prepare() throws IOException {
        if (file != null && !file.isOpen()) {
            abandon();
        }
        if (file != null && !file.isInPlace()) {
            LOG.warn("{} was moved or deleted; starting a new one", path);
            abandon();
            wholeBytes = UNKNOWN;
        }
        if (file == null) {
            open();
        }
        boolean timeIsOver = !rotation.period().same(since, ZonedDateTime.now(clock));
        if (timeIsOver && file.size() > 0 && !clock.instant().isBefore(noRotationBefore)) {
            putAside();
        }
    }

    /** Whether the file, once it has {@code waiting} bytes more, has to be put aside before {@code more} are added. */
    public boolean isFullFor(long waiting, long more) throws IOException {
        return rotation.maxBytes() > 0
                && rotation.exceededBy(file.size() + waiting, more)
                && !clock.instant().isBefore(noRotationBefore);
    }

    /** Appends whole entries. If it fails, none of them is in the file after the next {@link #prepare}. */
    public void append(byte[] entries, int length) throws IOException {
        wholeBytes = file.size();
        try {
            file.write(entries, length);
            wholeBytes = UNKNOWN;
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    /** Puts the file aside and starts a new one. */
    public void putAside() throws IOException {
        try {
            rotated.putAside();
        } catch (IOException e) {
            LOG.error("{} cannot be put aside, and grows: {}", path, e.toString());
            noRotationBefore = clock.instant().plus(ROTATION_PAUSE);
            return;
        }
        abandon();
        open();
        deleteOldest();
    }

    /** How often a file was opened; it counts on with each that is put aside, moved away, or repaired. */
    public long opened() {
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    private void open() throws IOException {
        Files.createDirectories(path.getParent());
        since = ZonedDateTime.now(clock);
        if (Files.exists(path)) {
            removeFailedWrite();
            since = Files.getLastModifiedTime(path).toInstant().atZone(clock.getZone());
            long removed = TornEntry.remove(path, entries);
            if (removed > 0) {
                LOG.warn("{} ended in the middle of an entry; {} bytes of it are removed", path, removed);
            }
        }
        file = opener.open(path);
        wholeBytes = UNKNOWN;
        opened++;
    }

    private void removeFailedWrite() throws IOException {
        if (wholeBytes != UNKNOWN && Files.size(path) > wholeBytes) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(wholeBytes);
            }
        }
    }

    private void abandon() {
        try {
            close();
        } catch (IOException e) {
            LOG.debug("{}: closing failed", path, e);
        }
        file = null;
    }

    private void deleteOldest() {
        if (rotation.keep() == 0) {
            return;
        }
        try {
            rotated.deleteAllBut(rotation.keep());
        } catch (IOException e) {
            LOG.warn("{}: an old file cannot be deleted: {}", path, e.toString());
        }
    }
}
