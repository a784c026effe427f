package org.onhook.tlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.tlib.DeliveryStatus.SinkView;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.outbox.OutboxSettings;

/** What reaches the sinks when these are slow, away, broken, or there are many lanes. */
@Timeout(60)
class OutboxTest {

    private static final OutboxSettings TEN_EVENTS =
            new OutboxSettings(1 << 20, 10, Duration.ZERO, Duration.ofMillis(500));

    @TempDir
    Path home;

    private final Recorder sink = new Recorder();
    private TLibraryService library;
    private TLibraryLane lane;

    @BeforeEach
    void start() throws IOException {
        library = new TLibraryService(home, TEN_EVENTS, Clock.systemUTC());
        lane = library.open("osv-1");
    }

    @AfterEach
    void stop() {
        sink.goOn();
        library.close();
    }

    @Test
    void aSinkGetsEveryEventInOrder() throws InterruptedException {
        library.addSink("s", true, sink);
        publish(1000);
        Recorder.eventually(() -> sink.numbers().size() == 1000);
        assertThat(sink.numbers()).isEqualTo(range(1, 1000));
    }

    @Test
    void aSinkThatWasNeverSeenBeginsWithTheNextEvent() throws InterruptedException {
        publish(3);
        library.addSink("s", false, sink);
        publish(2);
        Recorder.eventually(() -> sink.numbers().size() == 2);
        assertThat(sink.numbers()).containsExactly(4L, 5L);
    }

    @Test
    void aSinkThatComesWhileTheServerStartsGetsWhatIsThere() throws IOException, InterruptedException {
        OutboxSettings starting = new OutboxSettings(1 << 20, 10, Duration.ofMinutes(5), Duration.ofSeconds(1));
        try (TLibraryService other = new TLibraryService(home, starting, Clock.systemUTC())) {
            other.open("osv-1").accept(hook());
            other.addSink("s", true, sink);
            Recorder.eventually(() -> sink.numbers().equals(List.of(1L)));
        }
    }

    @Test
    void aSlowSinkIsToldWhatItMissed() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", false, sink);
        publish(1);
        awaitBatchUnderWay();
        publish(30);
        sink.goOn();
        Recorder.eventually(() -> sink.numbers().size() == 11);
        assertThat(sink.gaps()).containsExactly("2-21");
        assertThat(sink.numbers()).containsExactly(1L, 22L, 23L, 24L, 25L, 26L, 27L, 28L, 29L, 30L, 31L);
        assertThat(state("s").missed()).isEqualTo(20);
    }

    @Test
    void aLaneWaitsForASinkThatMustHaveEveryEvent() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(100));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        assertThat(library.sinks().get(0).backlog()).isEqualTo(10);
        sink.goOn();
        publisher.join();
        Recorder.eventually(() -> sink.numbers().size() == 100);
        assertThat(sink.numbers()).isEqualTo(range(1, 100));
        assertThat(sink.gaps()).isEmpty();
    }

    @Test
    void whatTheOutboxHoldsIsShown() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(11));
        publisher.start();
        Recorder.eventually(() -> library.outbox().lanesWaiting() == 1);
        assertThat(library.outbox().events()).isEqualTo(10);
        assertThat(library.outbox().bytes())
                .isBetween(10L * 1024, library.outbox().maxBytes());
        assertThat(library.outbox().maxBytes()).isEqualTo(TEN_EVENTS.maxBytes());
        sink.goOn();
        publisher.join();
    }

    @Test
    void aReleaseIsKeptAsItWasPublished() throws InterruptedException {
        library.addSink("s", true, sink);
        lane.accept(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.BY_SWITCH, false));
        Recorder.eventually(() -> sink.events().size() == 1);

        assertThat(library.ofCall(Story.CALL.ref()))
                .containsExactly(sink.events().get(0).json());
    }

    @Test
    void aSlowSinkDoesNotHoldUpTheOthers() throws InterruptedException {
        Recorder slow = new Recorder();
        slow.holdUp();
        library.addSink("slow", false, slow);
        library.addSink("s", true, sink);
        publish(1000);
        Recorder.eventually(() -> sink.numbers().size() == 1000);
        slow.goOn();
    }

    @Test
    void aLaneThatIsClosedWhileItWaitsLosesNothing() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(11));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        lane.close();
        publisher.join();
        sink.goOn();
        Recorder.eventually(() -> sink.numbers().equals(range(1, 11)));
    }

    @Test
    void aBurstIsPublishedWhenItEnds() throws InterruptedException {
        library.addSink("s", true, sink);
        lane.beginBurst();
        publish(3);
        assertThat(library.nextSequence()).isEqualTo(1);
        lane.endBurst();
        assertThat(library.nextSequence()).isEqualTo(4);
        publish(1);
        Recorder.eventually(() -> sink.numbers().equals(range(1, 4)));
    }

    @Test
    void ofALongBurstSinksGetWhatThereIsBeforeItEnds() throws InterruptedException {
        library.addSink("s", true, sink);
        lane.beginBurst();
        publish(1000);
        Recorder.eventually(() -> sink.numbers().size() > 800);
        lane.endBurst();
        Recorder.eventually(() -> sink.numbers().equals(range(1, 1000)));
    }

    @Test
    void theBurstsOfTwoLanesKeepTheirOrderEach() throws InterruptedException {
        library.addSink("s", true, sink);
        TLibraryLane other = library.open("osv-2");
        lane.beginBurst();
        other.beginBurst();
        other.accept(hook());
        lane.accept(hook());
        lane.endBurst();
        other.endBurst();
        Recorder.eventually(() -> sink.numbers().equals(range(1, 2)));
        assertThat(sink.events())
                .extracting(event -> event.event().switchName())
                .containsExactly("osv-1", "osv-2");
    }

    @Test
    void aBurstIsPublishedWhenItsLaneIsClosed() throws InterruptedException {
        library.addSink("s", true, sink);
        lane.beginBurst();
        publish(3);
        lane.close();
        Recorder.eventually(() -> sink.numbers().equals(range(1, 3)));
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsLosesNothing() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(12));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        publisher.interrupt();
        publisher.join();
        sink.goOn();
        Recorder.eventually(() -> sink.numbers().equals(range(1, 12)));
    }

    @Test
    void aDiskThatFailsLosesNothing() throws InterruptedException {
        sink.setBroken(true);
        library.addSink("s", true, sink);
        publish(5);
        Recorder.eventually(() -> state("s").failing());
        publish(5);
        sink.setBroken(false);
        Recorder.eventually(() -> sink.numbers().size() == 10);
        assertThat(sink.numbers()).isEqualTo(range(1, 10));
        Recorder.eventually(() -> !state("s").failing());
    }

    @Test
    void aSinkThatReturnsGoesOnWhereItStopped() throws InterruptedException {
        library.addSink("s", false, sink);
        publish(3);
        library.removeSink("s", sink);
        publish(4);
        library.addSink("s", false, sink);
        Recorder.eventually(() -> sink.numbers().size() == 7);
        assertThat(sink.numbers()).isEqualTo(range(1, 7));
    }

    @Test
    void aSinkThatReturnsTooLateIsToldWhatItMissed() throws InterruptedException {
        library.addSink("s", true, sink);
        publish(3);
        library.removeSink("s", sink);
        publish(14);
        library.addSink("s", true, sink);
        Recorder.eventually(() -> sink.numbers().size() == 13);
        assertThat(sink.gaps()).containsExactly("4-7");
    }

    @Test
    void aSinkMayBeReplacedByOneThatComesBeforeItGoes() throws InterruptedException {
        Recorder successor = new Recorder();
        library.addSink("s", false, sink);
        library.addSink("s", false, successor);
        publish(3);
        library.removeSink("s", sink);
        publish(3);
        Recorder.eventually(() -> successor.numbers().size() == 3);
        assertThat(sink.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(successor.numbers()).containsExactly(4L, 5L, 6L);
    }

    @Test
    void aSinkThatIsRemovedIsGivenWhatIsThereAndIsNotCalledAgain() {
        library.addSink("s", false, sink);
        publish(9);
        library.removeSink("s", sink);
        assertThat(sink.numbers()).isEqualTo(range(1, 9));
        publish(1);
        assertThat(sink.numbers()).hasSize(9);
    }

    @Test
    void removingASinkThatHangsOrFailsTakesABoundedTime() throws InterruptedException {
        sink.holdUp();
        library.addSink("hangs", true, sink);
        Recorder failing = new Recorder();
        failing.setBroken(true);
        library.addSink("fails", true, failing);
        publish(1);
        long start = System.nanoTime();
        library.removeSink("hangs", sink);
        library.removeSink("fails", failing);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        failing.setBroken(false);
        library.addSink("fails", true, failing);
        Recorder.eventually(() -> failing.numbers().equals(List.of(1L)));
    }

    @Test
    void stoppingWritesEverything() {
        library.addSink("s", true, sink);
        publish(10);
        library.close();
        assertThat(sink.numbers()).isEqualTo(range(1, 10));
        assertThatThrownBy(() -> lane.accept(hook())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stoppingWhileALaneWaitsPublishesWhatItHolds() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(11));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        Thread stopper = new Thread(library::close);
        stopper.start();
        publisher.join();
        sink.goOn();
        stopper.join();
        assertThat(sink.numbers()).isEqualTo(range(1, 11));
    }

    @Test
    void idsIncreaseOverManyLanesAtOnce() throws InterruptedException {
        library.addSink("s", true, sink);
        List<Thread> lanes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TLibraryLane own = library.open("switch-" + i);
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 500; n++) {
                    own.accept(hook());
                }
            });
            lanes.add(thread);
            thread.start();
        }
        for (Thread thread : lanes) {
            thread.join();
        }
        Recorder.eventually(() -> sink.numbers().size() == 2000);
        assertThat(sink.numbers()).isEqualTo(range(1, 2000));
        assertThat(sink.events()).allSatisfy(event -> assertThat(new String(event.json()))
                .contains("\"id\":\"" + event.event().id() + "\"")
                .contains("\"EventSequenceNumber\":" + event.event().sequence() + ","));
    }

    @Test
    void everyLaneAndEveryStartCountsReferencesFromElsewhere() throws IOException {
        long start = library.serverStart();
        long first = lane.firstRef();
        long second = library.open("osv-2").firstRef();
        assertThat(first & 0xFFFF_FFFFL).isZero();
        assertThat(second >>> 32).isGreaterThan(first >>> 32);
        library.close();
        try (TLibraryService next = new TLibraryService(home, TEN_EVENTS, Clock.systemUTC())) {
            assertThat(next.serverStart()).isGreaterThan(start);
            assertThat(next.open("osv-1").firstRef()).isGreaterThan(second);
        }
    }

    private void replaced(String run) throws IOException {
        library.close();
        library = new TLibraryService(home, run, TEN_EVENTS, Clock.systemUTC());
        lane = library.open("osv-1");
    }

    @Test
    void whatFollowsInTheSameRunGoesOnWithTheNumbersAndWithWhatASinkHadNotGot() throws Exception {
        replaced("run 1");
        long start = library.serverStart();
        sink.holdUp();
        library.addSink("s", true, sink);
        publish(1);
        awaitBatchUnderWay();
        publish(5);
        replaced("run 1");
        Recorder again = new Recorder();
        library.addSink("s", true, again);
        publish(2);

        Recorder.eventually(() -> again.numbers().size() == 8);
        assertThat(library.serverStart()).isEqualTo(start);
        assertThat(again.numbers()).isEqualTo(range(1, 8));
        assertThat(again.gaps()).isEmpty();
    }

    @Test
    void whatASinkHadNotGotIsWrittenAndReadWhole() throws Exception {
        replaced("run 1");
        library.addSink("s", true, sink);
        publish(1);
        Recorder.eventually(() -> sink.numbers().size() == 1);
        library.removeSink("s", sink);
        Recorder witness = new Recorder();
        library.addSink("witness", false, witness);
        lane.accept(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.BY_SWITCH, false));
        Recorder.eventually(() -> witness.numbers().contains(2L));
        TEvent before = witness.events().get(witness.events().size() - 1).event();
        replaced("run 1");
        Recorder again = new Recorder();
        library.addSink("s", true, again);

        Recorder.eventually(() -> again.numbers().equals(List.of(2L)));
        assertThat(again.events().get(0).event()).isEqualTo(before);
        assertThat(new String(again.events().get(0).json(), UTF_8)).contains("\"EventSequenceNumber\":2,");
    }

    @Test
    void anotherRunStartsAnew() throws Exception {
        replaced("run 1");
        long start = library.serverStart();
        publish(3);
        replaced("run 2");

        assertThat(library.serverStart()).isGreaterThan(start);
        assertThat(library.nextSequence()).isEqualTo(1);
    }

    @Test
    void aCallKeepsItsUuidWhenTheServiceIsReplaced() throws IOException {
        lane.accept(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.BY_SWITCH, false));
        String before = callUuid(library);
        library.close();
        try (TLibraryService next = new TLibraryService(home, TEN_EVENTS, Clock.systemUTC())) {
            next.open("osv-1").accept(new CallChange.CallEnded(Story.NOON, Story.CALL, Story.BY_SWITCH, false));
            assertThat(callUuid(next)).isEqualTo(before);
        }
    }

    /** That of the call which it has seen end. */
    private static String callUuid(TLibraryService library) {
        String json = new String(library.ofCall(Story.CALL.ref()).get(0), UTF_8);
        String name = "\"CallUUID\":\"";
        int from = json.indexOf(name) + name.length();
        return json.substring(from, json.indexOf('"', from));
    }

    @Test
    void aLimitMayBeChangedWhileALaneWaits() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(20));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        library.configure(new OutboxSettings(1 << 20, 20, Duration.ZERO, Duration.ofSeconds(1)));
        publisher.join();
    }

    @Test
    void lanesGoOnOnceTheyAreToWaitNoMore() throws InterruptedException {
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(50));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        library.stopWaiting();
        publisher.join();
        sink.goOn();
        library.close();
        assertThat(sink.numbers()).isEqualTo(range(1, 50));
    }

    @Test
    void memoryIsBoundedByBytesToo() throws InterruptedException {
        library.configure(new OutboxSettings(8 * 1024, 1000, Duration.ZERO, Duration.ofSeconds(1)));
        sink.holdUp();
        library.addSink("s", true, sink);
        Thread publisher = new Thread(() -> publish(20));
        publisher.start();
        Recorder.eventually(() -> library.lanesWaiting() == 1);
        assertThat(state("s").backlog()).isBetween(4L, 7L);
        sink.goOn();
        publisher.join();
    }

    private void awaitBatchUnderWay() throws InterruptedException {
        Recorder.eventually(() -> sink.waiting() == 1);
    }

    private SinkView state(String name) {
        return library.sinks().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            lane.accept(hook());
        }
    }

    private static CallChange hook() {
        return new CallChange.HookChanged(Story.NOON, "2001", true);
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
