package org.onhook.recorder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.onhook.recorder.format.RecordingLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines between the lanes, which never wait, and the writer. Bounded. */
final class LineQueue {

    private static final Logger LOG = LoggerFactory.getLogger(LineQueue.class);
    private static final int BATCH = 1024;

    /** Nothing follows. */
    private static final List<RecordingLine> END = Collections.unmodifiableList(new ArrayList<>());

    private final String name;
    private final int capacity;
    private final BlockingQueue<List<RecordingLine>> lines;

    LineQueue(String name, int capacity) {
        this.name = name;
        this.capacity = capacity;
        this.lines = new ArrayBlockingQueue<>(capacity);
    }

    /** Takes lines that stand one behind the other; false if there is no room. */
    boolean offer(List<RecordingLine> together) {
        return lines.offer(together);
    }

    /** Whether there is so much room that it makes sense to go on after something was lost. */
    boolean isRoomy() {
        return lines.size() <= capacity / 2;
    }

    /** An event of a switch is the first that is lost, for want of room. */
    void full(String switchName) {
        LOG.error(
                "{}: {} events wait to be written; those of switch {} are dropped until there is room again",
                name,
                capacity,
                switchName);
    }

    /** There is room again, after so many events were lost. */
    void roomy(String switchName, long lost) {
        LOG.error("{}: {} events of switch {} were dropped; the recording has a gap there", name, lost, switchName);
    }

    /** Waits until the end of what will have been offered can be said; false if there is no room for that in time. */
    boolean end(long millis) throws InterruptedException {
        return lines.offer(END, millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for lines, and moves them to {@code target}; false if none follow these. */
    boolean take(List<RecordingLine> target) throws InterruptedException {
        List<List<RecordingLine>> batch = new ArrayList<>(BATCH);
        batch.add(lines.take());
        lines.drainTo(batch, BATCH - 1);
        for (List<RecordingLine> together : batch) {
            if (together == END) {
                return false;
            }
            target.addAll(together);
        }
        return true;
    }

    int size() {
        return lines.size();
    }
}
