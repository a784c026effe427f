package org.onhook.it.stories;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.policy.BuiltInPolicies;

/**
 * The connector without sockets and clocks: framed bytes go in, event JSON comes out, and time is what the caller says. It
 * is made of the same parts as the real one, so that a story of minutes is played in no time.
 */
public final class VirtualConnector implements AutoCloseable {

    private static final String LINK = "virtual";
    private static final long MILLI = 1_000;

    private final SwitchFrames frames;
    private final TLibraryService library;
    private final TLibraryLane lane;
    private final Tracker tracker;
    private final Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
    private final CollectedEvents collected = new CollectedEvents();
    private final List<CallChange> changes = new ArrayList<>();
    private final long start;
    private long now;

    public VirtualConnector(Path home, Set<String> monitored, SwitchTraits traits) throws IOException {
        frames = new SwitchFrames(monitored);
        library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("collected", true, collected);
        lane = library.open("virtual");
        tracker = new Tracker(lane.firstRef(), TrackerSettings.DEFAULT);
        start = 1_000_000 * library.serverStart();
        now = start;
        accept(new CallEvent.LinkConfigured(now, traits));
        monitored.forEach(dn -> accept(new CallEvent.MonitorStarted(now, dn)));
        accept(new CallEvent.LinkUp(now));
    }

    /** Time goes on, in steps as small as the connector's clock makes them. */
    public void passTo(long millis) {
        long until = start + millis * MILLI;
        while (now + 100 * MILLI < until) {
            now += 100 * MILLI;
            accept(new CallEvent.TimePassed(now));
        }
        now = Math.max(now, until);
    }

    /** Milliseconds since the connector was started. */
    public long millis() {
        return (now - start) / MILLI;
    }

    /** What the connector's clock says. */
    public long micros() {
        return now;
    }

    /** Receives bytes on the monitor of one device. */
    public void receive(String dn, byte[] bytes) {
        frames.read(dn, bytes, now).forEach(this::accept);
    }

    public void accept(CallEvent event) {
        tracker.accept(LINK, event, attributor, change -> {
            changes.add(change);
            lane.accept(change);
        });
    }

    /** Ends, and gives all events as lines of JSON. */
    public List<String> finish() {
        close();
        return collected.lines();
    }

    /** The ConnID of a call in progress, by the switch's identifier; 0 if there is none. */
    public long connId(String switchCallId) {
        Call call = tracker.board().byCallId(switchCallId);
        return call == null ? 0 : call.ref();
    }

    /** How many calls are still in progress. */
    public int callsInProgress() {
        return tracker.board().calls().size();
    }

    @Override
    public void close() {
        library.close();
    }
}
