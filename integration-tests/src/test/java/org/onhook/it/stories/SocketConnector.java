package org.onhook.it.stories;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.onhook.api.request.RequestService;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.CstaLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.lane.Lane;
import org.onhook.tracking.policy.BuiltInPolicies;
import org.onhook.tracking.request.RequestDesk;

/** The connector without a container: one link over a real socket, its lane, and a sink that must have every event. */
final class SocketConnector implements AutoCloseable {

    /** Longer than any decision waits. */
    private static final Duration QUIET = Duration.ofMillis(1_500);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong written = new AtomicLong();
    private final TLibraryService library;
    private final Lane lane;
    private final CstaLink link;
    private final RequestDesk requests;

    SocketConnector(Path home, int port, String profile, String monitors, Consumer<String> lines)
            throws IOException, SettingsException {
        library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("lines", true, new EventSink() {
            @Override
            public void write(List<PublishedEvent> batch) {
                batch.forEach(event -> lines.accept(new String(event.json(), StandardCharsets.UTF_8)));
                written.addAndGet(batch.size());
            }

            @Override
            public void gap(long first, long last) {
                throw new AssertionError("events " + first + " to " + last + " were lost");
            }
        });
        Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
        lane = new Lane("sim", library.open("sim"), TrackerSettings.DEFAULT, attributor);
        LinkSettings settings = LinkSettings.parse(
                "sim",
                Map.of("host", "127.0.0.1", "port", Integer.toString(port), "profile", profile, "monitors", monitors));
        link = new CstaLink(settings, BuiltInProfiles.named(profile).orElseThrow());
        clock.scheduleAtFixedRate(
                () -> lane.timePassed(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())),
                100,
                100,
                TimeUnit.MILLISECONDS);
        link.open(lane.receiver(link));
        requests = new RequestDesk(() -> List.of(lane), Map.of("call-rq-gap-ms", "0", "device-rq-gap-ms", "0"));
    }

    /** Where clients make requests; it leaves no distance between them. */
    RequestService requests() {
        return requests;
    }

    /** How many frames were received. */
    long frames() {
        return link.status().counters().getOrDefault("frames", 0L);
    }

    /**
     * Waits until the switch has said of so many devices what calls they have: an answer is up to date, and would be ahead of
     * events that are held back.
     */
    void awaitSnapshots(int devices) throws InterruptedException {
        while (link.status().counters().getOrDefault("snapshots.devices", 0L) < devices) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Waits until everything that was sent has been read and written, and no decision is under way any more. */
    void awaitSilence() throws InterruptedException {
        long quietSince = System.nanoTime();
        long seen = frames() + written.get();
        while (System.nanoTime() - quietSince < QUIET.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(20);
            long now = frames() + written.get();
            if (now != seen) {
                seen = now;
                quietSince = System.nanoTime();
            }
        }
    }

    @Override
    public void close() {
        requests.stop();
        link.close();
        clock.shutdownNow();
        lane.close();
        library.close();
    }
}
