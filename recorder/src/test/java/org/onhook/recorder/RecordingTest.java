package org.onhook.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallLane;
import org.onhook.files.FileSettings;
import org.onhook.files.Rotation;
import org.onhook.recorder.format.LineReader;
import org.onhook.recorder.format.RecordingLine;

@Timeout(20)
class RecordingTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
    private static final long STARTED = 1_769_860_800_000_000L;
    private static final int ROOM = 1_000;

    @TempDir
    Path home;

    private final FakeLane lane = new FakeLane("osv-1");

    /** A lane whose state is the number of events that it took. */
    private static final class FakeLane implements CallLane {
        private final String name;
        private AttributionInForce attribution = new AttributionInForce(List.of("first-clear"), waits(500));
        private int taken;

        FakeLane(String name) {
            this.name = name;
        }

        @Override
        public String switchName() {
            return name;
        }

        @Override
        public AttributionInForce attribution() {
            return attribution;
        }

        @Override
        public int callsInProgress() {
            return taken;
        }

        @Override
        public byte[] state() {
            return state(taken);
        }

        private static byte[] state(int events) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(events).array();
        }

        void give(Recording recording, long micros) {
            recording.entering(this, "a", new CallEvent.LinkUp(micros));
            taken++;
        }

        RecordingLine.Lane line(int events) {
            return new RecordingLine.Lane(name, events, state(events));
        }

        RecordingLine.Attribution inForce() {
            return new RecordingLine.Attribution(name, attribution);
        }

        RecordingLine.Event event(long micros) {
            return new RecordingLine.Event(name, "a", new CallEvent.LinkUp(micros));
        }
    }

    private static TreeMap<String, Long> waits(long settle) {
        return new TreeMap<>(Map.of("request-settle-ms", settle));
    }

    private Path file() {
        return home.resolve("data/recording.jsonl");
    }

    private Recording recording(Rotation rotation, int capacity, String... switches) {
        return new Recording(
                "recorder a",
                new RecorderSettings(new FileSettings(file(), rotation), Set.of(switches)),
                NOON,
                capacity);
    }

    private static List<RecordingLine> read(Path file) throws Exception {
        List<RecordingLine> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new LineReader().read(line));
        }
        return lines;
    }

    private static RecordingLine.Header header(int part) {
        return new RecordingLine.Header(STARTED, part);
    }

    @Test
    void eventsAreWrittenAfterHowThingsStood() throws Exception {
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 1);
            lane.give(recording, 2);
        }

        assertThat(read(file())).containsExactly(header(1), lane.line(0), lane.inForce(), lane.event(1), lane.event(2));
    }

    @Test
    void aRecordingThatStartsWhileCallsAreInProgressSaysSo() throws Exception {
        lane.taken = 3;
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 1);
        }

        assertThat(read(file())).contains(lane.line(3));
    }

    @Test
    void aChangeOfTheAttributionStandsBeforeTheFirstEventThatItHoldsFor() throws Exception {
        RecordingLine.Attribution before = lane.inForce();
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 1);
            lane.attribution = new AttributionInForce(List.of("last-leg"), waits(200));
            lane.give(recording, 2);
            lane.give(recording, 3);
        }

        assertThat(read(file()))
                .containsExactly(
                        header(1), lane.line(0), before, lane.event(1), lane.inForce(), lane.event(2), lane.event(3));
    }

    @Test
    void aLaneThatIsAnotherOneIsIntroducedAgain() throws Exception {
        FakeLane next = new FakeLane("osv-1");
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 1);
            next.give(recording, 2);
        }

        assertThat(read(file()))
                .containsExactly(
                        header(1),
                        lane.line(0),
                        lane.inForce(),
                        lane.event(1),
                        next.line(0),
                        next.inForce(),
                        next.event(2));
    }

    @Test
    void onlyTheSwitchesThatAreNamedAreRecorded() throws Exception {
        FakeLane other = new FakeLane("other");
        try (Recording recording = recording(Rotation.NONE, ROOM, "other", "third")) {
            lane.give(recording, 1);
            other.give(recording, 2);
        }

        assertThat(read(file())).containsExactly(header(1), other.line(0), other.inForce(), other.event(2));
    }

    @Test
    void aRecordingThatIsStartedAgainHasAHeaderOfItsOwnInTheSameFile() throws Exception {
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 1);
        }
        try (Recording recording = recording(Rotation.NONE, ROOM)) {
            lane.give(recording, 2);
        }

        assertThat(read(file()))
                .containsExactly(
                        header(1),
                        lane.line(0),
                        lane.inForce(),
                        lane.event(1),
                        header(1),
                        lane.line(1),
                        lane.inForce(),
                        lane.event(2));
    }

    @Test
    void everyFileThatIsPutAsideCanBeReadByItselfAndAllOfThemInARow() throws Exception {
        long events = 120;
        try (Recording recording = recording(new Rotation(2_000, Rotation.Period.NONE, 0), ROOM)) {
            for (long micros = 1; micros <= events; micros++) {
                lane.give(recording, micros);
                awaitWritten(micros);
            }
        }

        List<RecordingLine> all = new ArrayList<>();
        int part = 0;
        for (Path each : parts()) {
            List<RecordingLine> lines = read(each);
            assertThat(lines).startsWith(header(++part));
            assertThat(lines).as("part %s tells how things stand", part).anyMatch(RecordingLine.Lane.class::isInstance);
            assertThat(Files.size(each)).isLessThan(2_200);
            all.addAll(lines);
        }
        assertThat(part).isGreaterThan(2);
        assertThat(all.stream().filter(RecordingLine.Event.class::isInstance))
                .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, events)
                        .mapToObj(lane::event)
                        .map(RecordingLine.class::cast)
                        .toList());
        // What a new file says of the lane is what it was before the event that follows.
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof RecordingLine.Lane told) {
                assertThat(all.get(i + 2)).isEqualTo(lane.event(told.callsInProgress() + 1));
            }
        }
    }

    private List<Path> parts() throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int n = 1; Files.exists(file().resolveSibling("recording.jsonl." + n)); n++) {
            parts.add(file().resolveSibling("recording.jsonl." + n));
        }
        parts.add(file());
        return parts;
    }

    private void awaitWritten(long micros) throws Exception {
        while (!Files.exists(file())
                || parts().stream().noneMatch(part -> contains(part, "\"micros\":" + micros + "}"))) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static boolean contains(Path part, String text) {
        try {
            return Files.exists(part) && Files.readString(part).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatFindsNoRoomIsCountedMarkedAndFollowedByHowThingsStandThen() throws Exception {
        int capacity = 8;
        Files.createDirectories(home);
        Files.writeString(home.resolve("data"), "in the way");
        int given = 100;
        try (Recording recording = recording(Rotation.NONE, capacity)) {
            for (int micros = 1; micros <= given; micros++) {
                lane.give(recording, micros);
            }
            Files.delete(home.resolve("data"));
            // The writer tries again by itself; what is given meanwhile is lost as long as there is no room.
            while (!Files.exists(file()) || !Files.readString(file()).contains("\"gap\"")) {
                lane.give(recording, ++given);
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }

        List<RecordingLine> lines = read(file());
        List<RecordingLine.Gap> gaps = of(RecordingLine.Gap.class, lines);
        List<RecordingLine.Event> events = of(RecordingLine.Event.class, lines);
        long lost = gaps.stream().mapToLong(RecordingLine.Gap::lost).sum();
        assertThat(lost).isPositive();
        assertThat(events.size() + lost).as("written and lost").isEqualTo(given);
        int gap = lines.indexOf(gaps.get(0));
        assertThat(lines.get(gap + 1)).isInstanceOf(RecordingLine.Lane.class);
        RecordingLine.Lane resumed = (RecordingLine.Lane) lines.get(gap + 1);
        assertThat(lines.get(gap + 3)).isEqualTo(lane.event(resumed.callsInProgress() + 1L));
    }

    @Test
    void whatIsLostAtTheEndIsMarked() throws Exception {
        Files.writeString(home.resolve("data"), "in the way");
        int given = 50;
        try (Recording recording = recording(Rotation.NONE, 4)) {
            for (int micros = 1; micros <= given; micros++) {
                lane.give(recording, micros);
            }
            Files.delete(home.resolve("data"));
            while (!Files.exists(file())) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }

        List<RecordingLine> lines = read(file());
        assertThat(lines.get(lines.size() - 1)).isInstanceOf(RecordingLine.Gap.class);
        long lost = of(RecordingLine.Gap.class, lines).stream()
                .mapToLong(RecordingLine.Gap::lost)
                .sum();
        assertThat(of(RecordingLine.Event.class, lines).size() + lost).isEqualTo(given);
    }

    @Test
    void aRecordingThatCannotBeWrittenEndsInTime() throws IOException {
        Files.writeString(home.resolve("data"), "in the way");
        Recording recording = recording(Rotation.NONE, ROOM);
        lane.give(recording, 1);

        recording.close();

        assertThat(home.resolve("data")).hasContent("in the way");
    }

    @Test
    void whatIsGivenAfterItsEndIsNotRecorded() throws Exception {
        Recording recording = recording(Rotation.NONE, ROOM);
        lane.give(recording, 1);
        recording.close();
        lane.give(recording, 2);

        assertThat(read(file())).doesNotContain(lane.event(2));
    }

    private static <T> List<T> of(Class<T> type, List<RecordingLine> lines) {
        return lines.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
