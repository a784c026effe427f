package org.onhook.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.Await;
import org.onhook.http.Call;
import org.onhook.http.Published;
import org.onhook.http.Server;
import org.onhook.http.StreamReader;

@Timeout(120)
class EventStreamTest {

    private static final String PATH = "/api/v1/events";

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = new Server(Map.of("stall-seconds", "2"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void eventsComeWithIdNameAndJson() throws Exception {
        try (StreamReader reader = open(PATH)) {
            publish(1, 1);
            Await.until("the event", () -> reader.received().size() == 1);
            String json = new String(Published.range(1, 1).get(0).json(), StandardCharsets.UTF_8);
            assertThat(reader.received())
                    .containsExactly(new StreamReader.Received("1700000000-1", "EventRinging", json));
            assertThat(reader.status()).contains("200");
        }
    }

    @Test
    void aConsumerThatComesAgainGoesOnWhereItWas() throws Exception {
        publish(1, 100);
        try (StreamReader reader = open(PATH, "Last-Event-ID: 1700000000-40")) {
            publish(101, 150);
            Await.until("the rest", () -> reader.received().size() == 110);
            assertThat(reader.told()).isEqualTo(numbers(41, 150));
        }
    }

    @Test
    void theAddressMaySayWhereToGoOnAndTheHeaderCountsMore() throws Exception {
        publish(1, 10);
        try (StreamReader reader = open(PATH + "?last-event-id=1700000000-8");
                StreamReader again = open(PATH + "?last-event-id=1700000000-1", "Last-Event-ID: 1700000000-9")) {
            Await.until(
                    "all",
                    () -> reader.received().size() == 2 && !again.received().isEmpty());
            assertThat(reader.told()).containsExactly("9", "10");
            assertThat(again.told()).containsExactly("10");
        }
    }

    @Test
    void aConsumerThatWantsWhatIsGoneIsToldAndGoesOnFromWhatThereIs() throws Exception {
        server.configure(Map.of("stream-buffer", "64KB"));
        publish(1, 1000);
        long held = server.events().stream().status().events();
        long first = 1001 - held;
        assertThat(held).isBetween(10L, 900L);
        try (StreamReader reader = open(PATH, "Last-Event-ID: 1700000000-5")) {
            Await.until("all that is there", () -> reader.received().size() == held + 1);
            assertThat(reader.told().get(0))
                    .isEqualTo("gap {\"reason\":\"gone\",\"first\":\"1700000000-6\",\"last\":\"1700000000-%d\"}"
                            .formatted(first - 1));
            assertThat(reader.told().subList(1, reader.told().size())).isEqualTo(numbers(first, 1000));
            assertThat(server.events().stream().status().gaps()).isEqualTo(1);
        }
    }

    @Test
    void eventsThatTheConnectorItselfMissedAreTold() throws Exception {
        try (StreamReader reader = open(PATH)) {
            publish(1, 2);
            server.events().gap(3, 7);
            publish(8, 9);
            Await.until("all", () -> reader.received().size() == 5);
            assertThat(reader.told())
                    .containsExactly(
                            "1",
                            "2",
                            "gap {\"reason\":\"gone\",\"first\":\"1700000000-3\",\"last\":\"1700000000-7\"}",
                            "8",
                            "9");
        }
    }

    @Test
    void aConsumerOfAFormerStartIsToldThatEventsMayBeMissing() throws Exception {
        server.events().write(List.of(Published.ofStart(1_700_000_500, 1), Published.ofStart(1_700_000_500, 2)));
        try (StreamReader reader = open(PATH, "Last-Event-ID: 1700000000-5")) {
            Await.until("all", () -> reader.received().size() == 3);
            assertThat(reader.told())
                    .containsExactly(
                            "gap {\"reason\":\"gone\",\"first\":\"1700000000-6\",\"last\":\"1700000500-0\"}", "1", "2");
        }
    }

    @Test
    void aConsumerWithAnIdThatNeverWasIsToldAndGetsWhatThereIs() throws Exception {
        publish(1, 2);
        try (StreamReader reader = open(PATH, "Last-Event-ID: 1700000000-50")) {
            Await.until("all", () -> reader.received().size() == 3);
            assertThat(reader.told())
                    .containsExactly("gap {\"reason\":\"unknown\",\"after\":\"1700000000-50\"}", "1", "2");
        }
    }

    @Test
    void anIdThatNeverWasIsToldEvenIfNothingWasPublishedYet() throws Exception {
        try (StreamReader reader = open(PATH, "Last-Event-ID: 1700000000-50")) {
            publish(1, 2);
            Await.until("all", () -> reader.received().size() == 3);
            assertThat(reader.told())
                    .containsExactly("gap {\"reason\":\"unknown\",\"after\":\"1700000000-50\"}", "1", "2");
        }
    }

    @Test
    void eventsCanBeChosenByDnAndType() throws Exception {
        try (StreamReader reader = open(PATH + "?dn=2001,2003&type=EventReleased,tlib.EventCallPartyDeleted")) {
            server.events()
                    .write(List.of(
                            Published.dnEvent(1, TEventType.RELEASED, "2001"),
                            Published.dnEvent(2, TEventType.RELEASED, "2002"),
                            Published.dnEvent(3, TEventType.RINGING, "2001"),
                            Published.callEvent(4, TEventType.CALL_PARTY_DELETED, 7, new TAttribute.Text("DN", "2003")),
                            Published.callEvent(5, TEventType.CALL_DELETED, 7),
                            Published.dnEvent(6, TEventType.RELEASED, "2003")));
            Await.until("all", () -> reader.received().size() == 3);
            assertThat(reader.told()).containsExactly("1", "4", "6");
        }
    }

    @Test
    void aConsumerThatWantsLittleStillLearnsHowFarItHasGot() throws Exception {
        try (StreamReader reader = open(PATH + "?dn=9999")) {
            publish(1, 50);
            Await.until("the id", () -> reader.lastEventId().equals("1700000000-50"));
            assertThat(reader.received()).isEmpty();
        }
    }

    @Test
    void aQuietStreamIsKeptAlive() throws Exception {
        try (StreamReader reader = open(PATH)) {
            Await.until("signs of life beyond the time for stalled connections", () -> reader.comments() >= 5);
            assertThat(reader.isOver()).isFalse();
        }
    }

    @Test
    void anEventLargerThanAChunkArrivesWhole() throws Exception {
        String large = "x".repeat(100_000);
        TEvent event = Published.dnEvent(1, TEventType.RINGING, "2001").event();
        try (StreamReader reader = open(PATH)) {
            server.events().write(List.of(new PublishedEvent(event, large.getBytes(StandardCharsets.UTF_8))));
            publish(2, 2);
            Await.until("both", () -> reader.received().size() == 2);
            assertThat(reader.received().get(0).data()).isEqualTo(large);
        }
    }

    @Test
    void aConsumerThatDoesNotReadHoldsUpNobodyAndIsClosed() throws Exception {
        try (Socket stalled = stalled();
                StreamReader reader = open(PATH)) {
            Await.until("both are there", () -> consumers() == 2);
            long published = 0;
            while (consumers() == 2) {
                publish(published + 1, published + 1000);
                published += 1000;
                long all = published;
                Await.until("all", () -> reader.count() == all);
            }
            assertThat(reader.told()).isEqualTo(numbers(1, published));
            assertThat(consumers()).isEqualTo(1);
        }
    }

    @Test
    void thereIsALimitToConsumers() throws Exception {
        server.configure(Map.of("max-consumers", "1"));
        try (StreamReader reader = open(PATH)) {
            HttpResponse<String> refused = Call.get(server.url(PATH));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(server.events().stream().status().refused()).isEqualTo(1);
            assertThat(reader.isOver()).isFalse();
        }
        Await.until("it is noticed that the consumer went", () -> {
            publish(1, 1);
            return consumers() == 0;
        });
        try (StreamReader reader = open(PATH)) {
            Await.until("the answer", () -> reader.status().contains("200"));
        }
    }

    @Test
    void aStreamEndsWhenTheTokenThatItWasOpenedWithChanges() throws Exception {
        server.configure(Map.of("token", "one"));
        try (StreamReader reader = open(PATH, "Authorization: Bearer one")) {
            server.configure(Map.of("token", "two"));
            Await.until("the end", reader::isOver);
        }
        server.configure(Map.of());
        try (StreamReader reader = open(PATH)) {
            server.configure(Map.of("token", "two"));
            Await.until("the end", reader::isOver);
        }
    }

    @Test
    void consumersHaveEverythingThatWasPublishedBeforeItEnds() throws Exception {
        try (StreamReader reader = open(PATH)) {
            publish(1, 5000);
            server.events().stream().close();
            Await.until("the end", reader::isOver);
            assertThat(reader.told()).isEqualTo(numbers(1, 5000));
        }
    }

    private StreamReader open(String path, String... headers) throws Exception {
        int before = consumers();
        StreamReader reader = new StreamReader(server.port(), path, headers);
        Await.until("the consumer is there", () -> consumers() > before);
        return reader;
    }

    private Socket stalled() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
        socket.getOutputStream()
                .write(("GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private int consumers() {
        return server.events().stream().status().consumers();
    }

    private void publish(long first, long last) {
        server.events().write(Published.range(first, last));
    }

    private static List<String> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    }
}
