package org.onhook.tlib.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.files.EntryBuffer;
import org.onhook.files.EntryFile;
import org.onhook.files.Rotation;
import org.onhook.tlib.encoding.TServerLogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to a file, in the order of their numbers and as whole lines. Everything it took is handed to the operating
 * system when {@link #write} returns; it is opened by the first write. One thread writes; any may close it.
 */
public final class FileSink implements EventSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);

    private final Path path;
    private final EntryFormat format;
    private final EntryFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final EntryBuffer entries = new EntryBuffer();
    private Position written = new Position(0, 0);

    private FileSink(Path path, EntryFormat format, Rotation rotation, Clock clock) {
        this.path = path.toAbsolutePath().normalize();
        this.format = format;
        this.file = new EntryFile(this.path, format, rotation, clock);
    }

    /** A sink that writes one JSON object a line. */
    public static FileSink jsonLines(Path path, Rotation rotation, Clock clock) {
        return new FileSink(path, new JsonLines(), rotation, clock);
    }

    /** A sink that writes the text form of a T-Server log, with times of day in the clock's zone. */
    public static FileSink tserverLog(Path path, Rotation rotation, Clock clock, String version) {
        TServerLogText text = new TServerLogText(version, clock.getZone());
        return new FileSink(path, new TServerLogEntries(text), rotation, clock);
    }

    /**
     * {@inheritDoc}
     *
     * <p>If it fails after a part of the batch was written, because the file was put aside meanwhile, that part is left
     * out when the batch is offered again.
     */
    @Override
    public void write(List<PublishedEvent> batch) throws IOException {
        lock.lock();
        try {
            writeLocked(batch);
        } finally {
            lock.unlock();
        }
    }

    private void writeLocked(List<PublishedEvent> batch) throws IOException {
        file.prepare();
        entries.reset();
        Position last = written;
        for (PublishedEvent event : batch) {
            Position position = Position.of(event.event());
            if (position.isAfter(written)) {
                int whole = entries.size();
                format.append(event, entries);
                if (file.isFullFor(whole, entries.size() - whole)) {
                    flush(whole, last);
                    file.putAside();
                }
                last = position;
            }
        }
        flush(entries.size(), last);
    }

    /** The events that were missed are in no file; the log says which. */
    @Override
    public void gap(long first, long last) {
        LOG.error("{} lacks the events {} to {}", path, first, last);
    }

    /** Closes the file, unless a write hangs. */
    @Override
    public void close() throws IOException {
        if (lock.tryLock()) {
            try {
                file.close();
            } finally {
                lock.unlock();
            }
        }
    }

    private void flush(int length, Position last) throws IOException {
        if (length > 0) {
            file.append(entries.bytes(), length);
            entries.removeFirst(length);
        }
        written = last;
    }

    /** Where an event is in the order of all. */
    private record Position(long serverStart, long sequence) {

        static Position of(TEvent event) {
            return new Position(event.serverStart(), event.sequence());
        }

        boolean isAfter(Position other) {
            return serverStart != other.serverStart ? serverStart > other.serverStart : sequence > other.sequence;
        }
    }
}
