package org.onhook.bench.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.CstaLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.files.Rotation;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tlib.sink.FileSink;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.lane.Lane;
import org.onhook.tracking.policy.BuiltInPolicies;

/** The connector without a container: links over sockets, a lane for each, and one JSON Lines file. */
final class OutsideFelix {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    OutsideFelix(Path home, List<Integer> ports, String profile, String monitors)
            throws IOException, SettingsException {
        TLibraryService library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink(
                "jsonl~main",
                true,
                FileSink.jsonLines(home.resolve("data/events.jsonl"), Rotation.NONE, Clock.systemUTC()));
        Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
        List<Lane> lanes = new ArrayList<>();
        for (int port : ports) {
            String name = "bench-" + ports.indexOf(port);
            Lane lane = new Lane(name, library.open(name), TrackerSettings.DEFAULT, attributor);
            LinkSettings settings = LinkSettings.parse(
                    name,
                    Map.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            Integer.toString(port),
                            "profile",
                            profile,
                            "monitors",
                            monitors,
                            "internal-numbers",
                            "2xxx,5xxx"));
            lanes.add(lane);
            new CstaLink(settings, BuiltInProfiles.named(profile).orElseThrow()).open(lane.receiver(name));
        }
        clock.scheduleAtFixedRate(
                () -> lanes.forEach(lane -> lane.timePassed(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))),
                100,
                100,
                TimeUnit.MILLISECONDS);
    }
}
