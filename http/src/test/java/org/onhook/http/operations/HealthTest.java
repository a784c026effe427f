package org.onhook.http.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.tlib.DeliveryStatus.OutboxView;
import org.onhook.api.tlib.DeliveryStatus.SinkView;
import org.onhook.http.Call;
import org.onhook.http.Fakes;
import org.onhook.http.Published;
import org.onhook.http.Server;

@Timeout(60)
class HealthTest {

    private static final OutboxView CALM = new OutboxView(100, 200_000, 1_000_000, 0);

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = new Server(Map.of());
        server.calls = Optional.of(Fakes.directory(List.of(), List.of()));
        server.delivery = Optional.of(Fakes.delivery(CALM));
        server.links = List.of(Fakes.link("osv-1", "osv", State.UP, 5, 5));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void allIsWell() throws Exception {
        server.delivery = Optional.of(Fakes.delivery(CALM, new SinkView("jsonl~events", true, false, 3, 0)));
        assertThat(health(200, "ok"))
                .contains("link osv-1 ok up: at 192.0.2.1")
                .contains("sink jsonl~events ok 3 events wait")
                .contains("lanes  ok none waits")
                .contains("outbox  ok 0% of it wait for sinks that must have every event");
    }

    @Test
    void aLinkThatDoesNotComeUpIsCritical() throws Exception {
        server.links = List.of(Fakes.link("osv-1", "osv", State.WAITING, 5, 0));
        assertThat(health(503, "critical")).contains("link osv-1 critical waiting: at 192.0.2.1");
    }

    @Test
    void aLinkWhoseSwitchIsServedByAnotherIsAWarning() throws Exception {
        server.links =
                List.of(Fakes.link("osv-1", "osv", State.CONNECTING, 5, 0), Fakes.link("osv-2", "osv", State.UP, 5, 5));
        assertThat(health(200, "warn")).contains("link osv-1 warn connecting: at 192.0.2.1");
    }

    @Test
    void monitorsThatDoNotRunAreAWarning() throws Exception {
        server.links = List.of(Fakes.link("osv-1", "osv", State.UP, 5, 4));
        assertThat(health(200, "warn")).contains("link osv-1 warn 4 of 5 monitors run");
    }

    @Test
    void noLinkIsAWarning() throws Exception {
        server.links = List.of();
        assertThat(health(200, "warn")).contains("link  warn no link is configured");
    }

    @Test
    void aFailingSinkIsCriticalIfItMustHaveEveryEvent() throws Exception {
        server.delivery = Optional.of(Fakes.delivery(CALM, new SinkView("s", true, true, 30, 0)));
        assertThat(health(503, "critical")).contains("sink s critical takes no events, 30 events wait");
        server.delivery = Optional.of(Fakes.delivery(CALM, new SinkView("s", false, true, 30, 9)));
        assertThat(health(200, "warn")).contains("sink s warn takes no events, 30 events wait, 9 missed");
    }

    @Test
    void lanesThatWaitAndAnOutboxThatFillsUpAreWarnings() throws Exception {
        server.delivery = Optional.of(
                Fakes.delivery(new OutboxView(100, 600_000, 1_000_000, 2), new SinkView("s", true, false, 100, 0)));
        assertThat(health(200, "warn"))
                .contains("lanes  warn 2 wait for a sink that must have every event")
                .contains("outbox  warn 60% of it wait for sinks that must have every event");
    }

    @Test
    void partsThatAreAwayAreCritical() throws Exception {
        server.calls = Optional.empty();
        server.delivery = Optional.empty();
        assertThat(health(503, "critical"))
                .contains("tracking  critical nothing follows calls")
                .contains("events  critical nothing publishes events");
    }

    @Test
    void metricsHaveTheFigures() throws Exception {
        server.delivery = Optional.of(
                Fakes.delivery(new OutboxView(100, 600_000, 1_000_000, 2), new SinkView("s", true, false, 30, 9)));
        server.events()
                .write(List.of(
                        Published.release(1, "2001", "1 Local", 0),
                        Published.release(2, "2002", "2 Remote", 0),
                        Published.release(3, "2001", "1 Local", 0)));
        HttpResponse<String> response = Call.get(server.url("/metrics"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(response.body().lines())
                .contains(
                        "onhook_link_up{link=\"osv-1\",switch=\"osv\"} 1.0",
                        "onhook_link_monitors_running{link=\"osv-1\",switch=\"osv\"} 5.0",
                        "onhook_link_events_total{link=\"osv-1\",switch=\"osv\"} 7.0",
                        "onhook_link_counts_total{link=\"osv-1\",name=\"frames\",switch=\"osv\"} 9.0",
                        "onhook_events_total{event=\"EventReleased\"} 3.0",
                        "onhook_releases_total{releasing_party=\"1 Local\",rule=\"releasing-device\"} 2.0",
                        "onhook_releases_total{releasing_party=\"2 Remote\",rule=\"releasing-device\"} 1.0",
                        "onhook_outbox_events 100.0",
                        "onhook_outbox_bytes 600000.0",
                        "onhook_lanes_waiting 2.0",
                        "onhook_sink_backlog{sink=\"s\"} 30.0",
                        "onhook_sink_missed_total{sink=\"s\"} 9.0",
                        "onhook_stream_consumers 0.0",
                        "onhook_stream_buffer_events 3.0")
                .anyMatch(line -> line.matches("jvm_memory_used_bytes\\{area=\"heap\"} [1-9].*"))
                .anyMatch(line -> line.matches("jvm_threads_current [1-9].*"))
                .anyMatch(line -> line.matches("process_cpu_seconds_total .*"));
    }

    /** The checks, each as kind, name, status and cause. */
    private List<String> health(int status, String overall) throws Exception {
        HttpResponse<String> response = Call.get(server.url("/health"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(Call.json(response).path("status").asText()).isEqualTo(overall);
        List<String> checks = new java.util.ArrayList<>();
        Call.json(response)
                .path("checks")
                .forEach(check -> checks.add(check.path("kind").asText() + " "
                        + check.path("name").asText() + " "
                        + check.path("status").asText() + " "
                        + check.path("cause").asText()));
        return checks;
    }
}
