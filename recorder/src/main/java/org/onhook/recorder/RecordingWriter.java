package org.onhook.recorder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onhook.files.EntryBuffer;
import org.onhook.files.EntryFile;
import org.onhook.files.EntryStart;
import org.onhook.files.FileSettings;
import org.onhook.recorder.format.LineWriter;
import org.onhook.recorder.format.RecordingLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what waits in the queue into the file, on a thread of its own. While the file cannot be written, it tries again,
 * after pauses from 100 ms to 5 s; each outage is logged once, with its end.
 */
final class RecordingWriter {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingWriter.class);
    private static final int FLUSHED_FROM = 1 << 20;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long STOP_MILLIS = 3_000;

    private final String name;
    private final LineQueue queue;
    private final EntryFile file;
    private final long started;
    private final EntryBuffer buffer = new EntryBuffer();
    private final LineWriter lines = new LineWriter(buffer);
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile List<RecordingLine> last = List.of();
    private volatile int part = 1;
    private long headed;

    RecordingWriter(String name, LineQueue queue, FileSettings settings, Clock clock) {
        this.name = name;
        this.queue = queue;
        this.file = new EntryFile(settings.path(), EntryStart.ANY_LINE, settings.rotation(), clock);
        this.started = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        this.thread = new Thread(this::run, "onhook-" + name.replace(' ', '-'));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Which file of the recording is being written, from 1. */
    int part() {
        return part;
    }

    /** Writes what waits, and {@code gaps} at the end, and ends; what cannot be written in time is left out. */
    void stop(List<RecordingLine> gaps) {
        last = gaps;
        stopping.countDown();
        boolean interrupted = false;
        try {
            if (queue.end(STOP_MILLIS)) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (thread.isAlive()) {
            LOG.error("{}: the file cannot be written in time; {} events are left out", name, queue.size());
            thread.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<RecordingLine> batch = new ArrayList<>();
        try {
            boolean more = true;
            while (more) {
                more = queue.take(batch);
                if (!more) {
                    batch.addAll(last);
                }
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", name);
        } finally {
            close();
        }
    }

    /** Writes lines, and takes those that have been written out of {@code batch}. */
    private void write(List<RecordingLine> batch) throws InterruptedException {
        long pause = 0;
        while (!batch.isEmpty()) {
            try {
                tryToWrite(batch);
                if (pause > 0) {
                    LOG.info("{}: the file is written again", name);
                }
            } catch (IOException e) {
                if (pause == 0) {
                    LOG.error("{}: the file cannot be written; trying again: {}", name, e.toString());
                }
                pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, 2 * pause));
                if (stopping.await(pause, TimeUnit.MILLISECONDS)) {
                    LOG.error("{}: ends while the file cannot be written; {} lines are left out", name, batch.size());
                    return;
                }
            }
        }
    }

    private void tryToWrite(List<RecordingLine> batch) throws IOException {
        buffer.reset();
        file.prepare();
        head();
        int encoded = 0;
        for (RecordingLine line : List.copyOf(batch)) {
            int whole = buffer.size();
            encode(line);
            boolean full = file.isFullFor(whole, buffer.size() - whole);
            if (full || whole >= FLUSHED_FROM) {
                flush(whole, batch, encoded);
                encoded = 0;
            }
            if (full) {
                file.putAside();
                head();
            }
            encoded++;
        }
        flush(buffer.size(), batch, encoded);
    }

    private void encode(RecordingLine line) throws IOException {
        try {
            lines.write(line);
        } catch (IllegalArgumentException e) {
            LOG.error("{}: {}", name, e.getMessage());
            lines.write(new RecordingLine.Gap(((RecordingLine.Event) line).switchName(), 1));
        }
    }

    private void flush(int length, List<RecordingLine> batch, int written) throws IOException {
        if (length > 0) {
            file.append(buffer.bytes(), length);
            buffer.removeFirst(length);
        }
        batch.subList(0, written).clear();
    }

    /** A new file begins with a header; the lanes see that it is another one, and tell how they stand. */
    private void head() throws IOException {
        if (file.opened() == headed) {
            return;
        }
        int number = headed == 0 ? part : part + 1;
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        new LineWriter(header).write(new RecordingLine.Header(started, number));
        file.append(header.toByteArray(), header.size());
        headed = file.opened();
        part = number;
    }

    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("{}: closing the file failed: {}", name, e.toString());
        }
    }
}
