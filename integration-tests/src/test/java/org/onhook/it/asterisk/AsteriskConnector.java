package org.onhook.it.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TRequest;
import org.onhook.asterisk.AsteriskLink;
import org.onhook.asterisk.policy.AsteriskPolicies;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.it.stories.CollectedEvents;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.lane.Lane;
import org.onhook.tracking.policy.BuiltInPolicies;
import org.onhook.tracking.request.RequestDesk;

/** The connector without a container: one link to an Asterisk over a real socket, its lane, and a sink. */
final class AsteriskConnector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final CollectedEvents collected = new CollectedEvents();
    private final TLibraryService library;
    private final Lane lane;
    private final AsteriskLink link;
    private final RequestDesk requests;

    AsteriskConnector(Path home, int port, String endpoints) throws IOException, SettingsException {
        library = new TLibraryService(home, OutboxSettings.DEFAULT, Clock.systemUTC());
        library.addSink("collected", true, collected);
        List<ReleasePolicy> policies = new ArrayList<>(AsteriskPolicies.inOrder());
        policies.addAll(BuiltInPolicies.inOrder());
        lane = new Lane("ast", library.open("ast"), TrackerSettings.DEFAULT, new Attributor(new PolicySet(policies)));
        link = new AsteriskLink(LinkSettings.parse(
                "ast",
                "onhook.asterisk.link~ast.cfg",
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(port),
                        "username", "onhook",
                        "password", "secret",
                        "endpoints", endpoints),
                home));
        clock.scheduleAtFixedRate(
                () -> lane.timePassed(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())),
                100,
                100,
                TimeUnit.MILLISECONDS);
        link.open(lane.receiver(link));
        requests = new RequestDesk(() -> List.of(lane), Map.of("call-rq-gap-ms", "0", "device-rq-gap-ms", "0"));
    }

    /** Waits until the whole recording was handled. */
    void awaitEnd() throws InterruptedException {
        await(() -> link.status().counters().containsKey("skipped." + ReplayedAsterisk.END));
    }

    /** Makes a request, and returns its {@code ReferenceID}. */
    long request(TRequest request) {
        Submission submission = requests.submit(request);
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return ((Submission.Accepted) submission).referenceId();
    }

    /** Waits until as many lines as that have a text in them. */
    void awaitLines(int count, String text) throws InterruptedException {
        await(() ->
                collected.lines().stream().filter(line -> line.contains(text)).count() >= count);
    }

    /** What the sink was given; all of it once this is closed. */
    List<String> lines() {
        return collected.lines();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> link.status() + "\n" + lines())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
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
