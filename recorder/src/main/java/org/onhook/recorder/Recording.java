package org.onhook.recorder;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.api.tracking.CallLane;

/** What one configuration records. Lanes hand their events over and go on. Thread-safe. */
public final class Recording implements CallEventListener, AutoCloseable {

    private final RecorderSettings settings;
    private final LineQueue queue;
    private final RecordingWriter writer;
    private final Map<String, LaneTrack> tracks = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Starts to record.
     *
     * @param name what it is called in the log
     * @param capacity how many events may wait to be written
     */
    public Recording(String name, RecorderSettings settings, Clock clock, int capacity) {
        this.settings = settings;
        this.queue = new LineQueue(name, capacity);
        this.writer = new RecordingWriter(name, queue, settings.file(), clock);
        writer.start();
    }

    @Override
    public void entering(CallLane lane, String link, CallEvent event) {
        if (!closed && settings.records(lane.switchName())) {
            tracks.computeIfAbsent(lane.switchName(), name -> new LaneTrack(name, queue))
                    .take(lane, link, event, writer.part());
        }
    }

    /** How many events wait to be written. */
    public int waiting() {
        return queue.size();
    }

    /** Returns when everything is written. */
    @Override
    public void close() {
        closed = true;
        writer.stop(
                tracks.values().stream().flatMap(track -> track.gap().stream()).toList());
    }
}
