package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;

/** How a link comes into its life, and what it says of itself. */
public abstract class OpeningContract extends LinkContract {

    protected OpeningContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void aLinkThatWasNotOpenedIsIdle() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            assertThat(bench.link().name()).isEqualTo(Bench.NAME);
            assertThat(bench.link().switchName()).isNotBlank();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
            bench.awaitUp(bench.open());
            assertThat(bench.theSwitch().connections())
                    .as("connections, of which the first is for open()")
                    .isEqualTo(1);
        }
    }

    @Test
    void openReturnsAtOnceAlthoughTheReceiverDoesNot() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            Recorder recorder = bench.newRecorder();
            recorder.block();
            bench.open(recorder);
            Patience.until(() -> "the first event", Patience.CONVERSATION, recorder::busy);
            recorder.unblock();
            bench.awaitUp(recorder);
        }
    }

    @Test
    void theFirstEventsTellHowToReadTheSwitchThatEventsWentUnseenAndWhichMonitorsRun() throws Exception {
        try (Bench bench = up()) {
            List<CallEvent> events = bench.recorder().events();
            assertThat(events.get(0)).isInstanceOf(CallEvent.LinkConfigured.class);
            assertThat(events.get(1)).isInstanceOf(CallEvent.LinkDown.class);
            assertThat(((CallEvent.LinkDown) events.get(1)).reason()).isNotBlank();
            assertThat(bench.recorder().events(CallEvent.LinkDown.class)).hasSize(1);
            List<CallEvent> beforeUp = events.stream()
                    .takeWhile(event -> !(event instanceof CallEvent.LinkUp))
                    .toList();
            assertThat(beforeUp.stream()
                            .filter(CallEvent.MonitorStarted.class::isInstance)
                            .map(event -> ((CallEvent.MonitorStarted) event).dn()))
                    .containsExactlyInAnyOrderElementsOf(Bench.DNS);
        }
    }

    @Test
    void anOpenLinkCannotBeOpenedAndGoesOn() throws Exception {
        try (Bench bench = up()) {
            Recorder second = bench.newRecorder();
            assertThatIllegalStateException().isThrownBy(() -> bench.open(second));
            bench.awaitCall(bench.play());
            assertThat(second.events()).isEmpty();
        }
    }

    @Test
    void openedAgainAfterItWasClosedItBeginsAnewForItsNewReceiver() throws Exception {
        try (Bench bench = up()) {
            String first = bench.play();
            bench.awaitCall(first);
            Recorder before = bench.recorder();
            bench.closeLink();
            int had = before.size();

            Recorder after = bench.open();
            bench.awaitUp(after);
            String second = bench.play();
            bench.awaitCall(second);

            assertThat(after.events().get(0)).isInstanceOf(CallEvent.LinkConfigured.class);
            assertThat(after.events().get(1)).isInstanceOf(CallEvent.LinkDown.class);
            assertThat(after.events(CallEvent.MonitorStarted.class)).hasSameSizeAs(Bench.DNS);
            assertThat(before.size()).isEqualTo(had);
            bench.assertDelivered(List.of(first, second));
        }
    }

    @Test
    void theStatusTellsHowTheLinkIs() throws Exception {
        try (Bench bench = up()) {
            LinkStatus status = bench.status();
            assertThat(status.state()).isEqualTo(LinkStatus.State.UP);
            assertThat(status.detail()).isNotBlank().doesNotContain("\n");
            assertThat(status.profile()).isNotBlank();
            assertThat(status.monitorsWanted()).isEqualTo(Bench.DNS.size());
            assertThat(status.monitorsRunning()).isEqualTo(Bench.DNS.size());
            assertThat(status.counters()).isNotEmpty();
            long upSince = status.since();

            bench.awaitCall(bench.play());
            assertThat(bench.status().since())
                    .as("since, while nothing changed")
                    .isEqualTo(upSince);
            status.counters().forEach((name, count) -> assertThat(counter(bench, name))
                    .as("counter %s, which never decreases", name)
                    .isGreaterThanOrEqualTo(count));

            bench.closeLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
            assertThat(bench.status().since()).isGreaterThan(upSince);
            assertThat(bench.status().monitorsRunning()).isZero();
        }
    }

    private static long counter(Bench bench, String name) {
        return bench.link().status().counters().getOrDefault(name, -1L);
    }

    @Test
    void aSecretOfTheConfigurationIsNotShown() throws Exception {
        try (Bench bench = up()) {
            for (Map.Entry<String, String> entry : bench.configuration().entrySet()) {
                if (entry.getKey().toLowerCase(Locale.ROOT).matches(".*(password|secret|token).*")) {
                    assertThat(bench.status() + " " + bench.link())
                            .as("the value of %s", entry.getKey())
                            .doesNotContain(entry.getValue());
                }
            }
        }
    }
}
