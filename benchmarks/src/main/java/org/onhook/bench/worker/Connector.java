package org.onhook.bench.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.sink.EventSink;
import org.onhook.files.Rotation;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tlib.sink.FileSink;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.lane.Lane;

/** The connector without a container: a lane for each link, and one sink. */
final class Connector {

    /** Its sink is there before the first event; and at full load what is kept for later ones would be much to collect garbage in. */
    private static final OutboxSettings OUTBOX = new OutboxSettings(
            OutboxSettings.DEFAULT.maxBytes(),
            OutboxSettings.DEFAULT.maxEvents(),
            Duration.ZERO,
            OutboxSettings.DEFAULT.drain());

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final TLibraryService library;
    private final Attributor attributor;

    Connector(Path home, List<ReleasePolicy> policies, EventSink sink) throws IOException {
        library = new TLibraryService(home, OUTBOX, Clock.systemUTC());
        library.addSink("jsonl~main", true, sink);
        attributor = new Attributor(new PolicySet(policies));
        clock.scheduleAtFixedRate(
                () -> lanes.forEach(lane -> lane.timePassed(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))),
                100,
                100,
                TimeUnit.MILLISECONDS);
    }

    /** A sink that writes the file of events. */
    static EventSink jsonLines(Setup setup) {
        return FileSink.jsonLines(setup.events(), Rotation.NONE, Clock.systemUTC());
    }

    /** Connects. */
    void open(SwitchLink link) {
        String switchName = link.switchName();
        Lane lane = new Lane(switchName, library.open(switchName), TrackerSettings.DEFAULT, attributor);
        lanes.add(lane);
        link.open(lane.receiver(link));
    }
}
