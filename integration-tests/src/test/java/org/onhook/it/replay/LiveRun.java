package org.onhook.it.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.it.stories.CollectedEvents;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.lane.Lane;
import org.onhook.tracking.shadow.ReleasesCompared;

/** Lanes as the connector has them, with listeners, a shadow, and a sink that must have every event. */
final class LiveRun implements AutoCloseable {

    private final TLibraryService library;
    private final Attributor attributor;
    private final List<CallEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, CallEventReceiver> links = new LinkedHashMap<>();
    private final CollectedEvents lines = new CollectedEvents();

    LiveRun(Path home, Attributor attributor) throws IOException {
        this.attributor = attributor;
        library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("lines", true, lines);
    }

    void tell(CallEventListener listener) {
        listeners.add(listener);
    }

    void shadowBy(Attributor other, ReleasesCompared compared) {
        lanes.values().forEach(lane -> lane.shadowBy(other, compared));
    }

    void open(String switchName) {
        Lane lane = new Lane(switchName, library.open(switchName), TrackerSettings.DEFAULT, attributor);
        lane.tell(listeners);
        lanes.put(switchName, lane);
        links.put(switchName, lane.receiver(switchName));
    }

    void take(SimulatedDay.Entry entry) {
        if (entry.link().isEmpty()) {
            lanes.get(entry.switchName()).timePassed(entry.event().micros());
        } else {
            links.get(entry.switchName()).accept(entry.event());
        }
    }

    /** Ends, and gives all events as lines of JSON. */
    List<String> finish() {
        library.close();
        return lines.lines();
    }

    @Override
    public void close() {
        library.close();
    }
}
