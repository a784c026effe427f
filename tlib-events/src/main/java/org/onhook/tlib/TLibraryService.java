package org.onhook.tlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.onhook.api.sink.EventSink;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.InstallationId;
import org.onhook.tlib.numbering.UniqueSeconds;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tlib.outbox.Outbox;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tlib.outbox.ReleaseLog;
import org.onhook.tlib.outbox.SinkPumps;
import org.onhook.tlib.outbox.SinkState;

/**
 * T-Library events from call changes: one server start, one count of events, one outbox, any number of lanes and sinks.
 * Thread-safe. It knows nothing of OSGi.
 */
public final class TLibraryService implements TLibrary, ReleaseHistory, AutoCloseable {

    private static final int RELEASES_KEPT = 10_000;

    private final UniqueSeconds seconds;
    private final long serverStart;
    private final EventMapper mapper;
    private final ReleaseLog releases = new ReleaseLog(RELEASES_KEPT);
    private final Outbox outbox;
    private final SinkPumps sinks;

    /**
     * Starts with a start time that was never used before.
     *
     * @param home the directory under which {@code data} holds the numbers that must survive a restart
     * @throws IOException if these cannot be read or written
     */
    public TLibraryService(Path home, OutboxSettings settings, Clock clock) throws IOException {
        Path data = home.resolve("data");
        seconds = new UniqueSeconds(data, clock);
        mapper = new EventMapper(new Uuids(InstallationId.of(data)));
        serverStart = seconds.next();
        outbox = new Outbox(serverStart, settings, releases::add);
        sinks = new SinkPumps(outbox);
    }

    /** The server's start time in seconds since 1970, the first part of every event's id. */
    public long serverStart() {
        return serverStart;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The lane's {@link TLibraryLane#accept} throws {@link IllegalStateException} once the lane or this service is
     * closed, and publishes nothing then. A change that waits for a must-have sink at that moment is published.
     *
     * @throws UncheckedIOException if the lane's first reference cannot be stored
     */
    @Override
    public TLibraryLane open(String switchName) {
        try {
            return new Lane(switchName, serverStart, seconds.next() << 32, mapper, outbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<TEvent> latest(int limit) {
        return releases.latest(limit);
    }

    @Override
    public List<TEvent> ofCall(long connId) {
        return releases.ofCall(connId);
    }

    /** Adds a sink, to be served by a thread of its own; see {@link EventSink} for the name and {@code mustHave}. */
    public void addSink(String name, boolean mustHave, EventSink sink) {
        sinks.add(name, mustHave, sink);
    }

    /** Has the sink write what is there, within the time for draining, and removes it. */
    public void removeSink(String name, EventSink sink) {
        sinks.remove(name, sink);
    }

    /** The sinks, and how they do. */
    public List<SinkState> sinks() {
        return sinks.states();
    }

    /** How many lanes wait for a must-have sink at this moment. */
    public int lanesWaiting() {
        return outbox.lanesWaiting();
    }

    /** Changes the limits of the outbox. */
    public void configure(OutboxSettings settings) {
        outbox.configure(settings);
    }

    /**
     * Lanes wait for no sink any more, so that whoever closes a lane need not either. What sinks have not got yet is held
     * in memory beyond the limits; {@link #close} should follow soon.
     */
    public void stopWaiting() {
        outbox.stopWaiting();
    }

    /** Ends all lanes, and has all sinks write what is there, within the time for draining. */
    @Override
    public void close() {
        sinks.close();
    }
}
