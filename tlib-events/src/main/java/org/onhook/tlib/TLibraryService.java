package org.onhook.tlib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.onhook.api.sink.EventSink;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.state.StateException;
import org.onhook.state.StateFolder;
import org.onhook.state.StateOutput;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.InstallationId;
import org.onhook.tlib.numbering.UniqueSeconds;
import org.onhook.tlib.numbering.Uuids;
import org.onhook.tlib.outbox.Outbox;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tlib.outbox.ReleaseLog;
import org.onhook.tlib.outbox.SinkPumps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * T-Library events from call changes: one server start, one count of events, one outbox, any number of lanes and sinks.
 * Thread-safe. It knows nothing of OSGi.
 */
public final class TLibraryService implements TLibrary, ReleaseHistory, DeliveryStatus, AutoCloseable {

    /** Bytes of JSON; a release is one or two thousand. */
    private static final int RELEASES_KEPT = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(TLibraryService.class);
    private static final String OUTBOX = "outbox";

    private final UniqueSeconds seconds;
    private final StateFolder left;
    private final String run;
    private final long installation;
    private final ReleaseLog releases = new ReleaseLog(RELEASES_KEPT);
    private final Outbox outbox;
    private final SinkPumps sinks;
    private boolean closed;

    /**
     * Starts with a start time that was never used before, as the only one of its run.
     *
     * @param home the directory under which {@code data} holds the numbers that must survive a restart
     * @throws IOException if these cannot be read or written
     */
    public TLibraryService(Path home, OutboxSettings settings, Clock clock) throws IOException {
        this(home, UUID.randomUUID().toString(), settings, clock);
    }

    /**
     * Goes on where another one was closed in this run, or starts with a start time that was never used before.
     *
     * @param home the directory under which {@code data} holds the numbers that must survive a restart
     * @param run what tells this run of the process from all others
     * @throws IOException if these cannot be read or written
     */
    public TLibraryService(Path home, String run, OutboxSettings settings, Clock clock) throws IOException {
        Path data = home.resolve("data");
        this.run = run;
        left = new StateFolder(data.resolve("events"));
        seconds = new UniqueSeconds(data, clock);
        installation = InstallationId.of(data);
        Optional<Outbox> before = takeOutbox(settings);
        outbox = before.isPresent() ? before.get() : new Outbox(seconds.next(), settings, releases::add);
        sinks = new SinkPumps(outbox);
    }

    /** Numbers go on within a run only: after a restart the start time is another one. */
    private Optional<Outbox> takeOutbox(OutboxSettings settings) {
        try {
            return left.take(OUTBOX)
                    .filter(state -> state.text().equals(run))
                    .map(state -> Outbox.read(state, settings, releases::add));
        } catch (IOException | StateException e) {
            LOG.error("Events that sinks had not got yet are lost: {}", e.toString());
            return Optional.empty();
        }
    }

    /** The server's start time in seconds since 1970, the first part of every event's id. */
    public long serverStart() {
        return outbox.serverStart();
    }

    /** The number of the next event, the second part of its id. */
    public long nextSequence() {
        return outbox.nextSequence();
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
            EventMapper mapper = new EventMapper(new Uuids(installation));
            return new Lane(switchName, outbox.serverStart(), seconds.next() << 32, mapper, outbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stream<byte[]> latest() {
        return releases.latest();
    }

    @Override
    public List<byte[]> ofCall(long connId) {
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

    @Override
    public List<SinkView> sinks() {
        return sinks.states();
    }

    /** How many lanes wait for a must-have sink at this moment. */
    public int lanesWaiting() {
        return outbox.lanesWaiting();
    }

    @Override
    public OutboxView outbox() {
        return outbox.view();
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

    /**
     * Ends all lanes, and has all sinks write what is there, within the time for draining. What they have not got then is left
     * for another service of this run.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        sinks.close();
        StateOutput state = new StateOutput().text(run);
        outbox.write(state);
        try {
            left.leave(OUTBOX, state);
        } catch (IOException e) {
            LOG.error("Events that sinks have not got yet are lost: {}", e.toString());
        }
    }
}
