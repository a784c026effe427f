package org.onhook.tlib.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.files.Rotation;

class FileSinkTest {

    private static final Clock NOON = at("2026-01-31T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void eventsBecomeWholeLinesInAFileThatIsAppendedTo() throws IOException {
        Path file = home.resolve("data/events.jsonl");
        write(file, Rotation.NONE, NOON, 1, 3);
        write(file, Rotation.NONE, NOON, 4, 5);
        assertThat(file).content().isEqualTo(lines(1, 5));
    }

    @Test
    void aTornLastLineIsRemovedBeforeMoreIsWritten() throws IOException {
        Path file = home.resolve("events.jsonl");
        Files.writeString(file, lines(1, 2) + "{\"n\":3");
        write(file, Rotation.NONE, NOON, 4, 4);
        assertThat(file).content().isEqualTo(lines(1, 2) + lines(4, 4));
    }

    @Test
    void aFileThatIsNothingButATornLineIsEmptied() throws IOException {
        Path file = home.resolve("events.jsonl");
        Files.writeString(file, "x".repeat(200_000));
        write(file, Rotation.NONE, NOON, 1, 1);
        assertThat(file).content().isEqualTo(lines(1, 1));
    }

    @Test
    void aTornEntryOfATServerLogIsRemovedAsAWhole() throws IOException {
        Path file = home.resolve("tserver.log");
        String whole = "@12:00:00.0000 [0] 1 distribute_event: message EventOnHook\n\tAttributeThisDN\t'@1'\n";
        Files.writeString(file, whole + "@12:00:01.0000 [0] 1 distribute_event: message EventOnHook\n\tAttrib");
        try (FileSink sink = FileSink.tserverLog(file, Rotation.NONE, NOON, "0.1.000.00")) {
            sink.write(events(1, 1));
        }
        assertThat(file)
                .content()
                .isEqualTo(whole
                        + "@00:00:00.0000 [0] 0.1.000.00 distribute_event: message EventOffHook\n"
                        + "\tAttributeEventSequenceNumber\t0000000000000001\n\tAttributeTimeinuSecs\t0\n"
                        + "\tAttributeTimeinSecs\t0 (00:00:00)\n\tAttributeThisDN\t'2001'\n");
    }

    @Test
    void aFileIsPutAsideBeforeItExceedsItsSizeAndNoLineIsLost() throws IOException {
        Path file = home.resolve("events.jsonl");
        write(file, new Rotation(40, Rotation.Period.NONE, 0), NOON, 1, 20);
        assertThat(allFiles(file)).isEqualTo(lines(1, 20));
        try (var files = Files.list(home)) {
            assertThat(files).hasSizeGreaterThan(3).allSatisfy(each -> assertThat(Files.size(each))
                    .isLessThanOrEqualTo(40));
        }
    }

    @Test
    void anEntryThatExceedsTheSizeAloneHasAFileOfItsOwn() throws IOException {
        Path file = home.resolve("events.jsonl");
        write(file, new Rotation(1, Rotation.Period.NONE, 0), NOON, 1, 3);
        assertThat(home.resolve("events.jsonl.1")).content().isEqualTo(lines(1, 1));
        assertThat(home.resolve("events.jsonl.2")).content().isEqualTo(lines(2, 2));
        assertThat(file).content().isEqualTo(lines(3, 3));
    }

    @Test
    void onlyTheLatestFilesAreKeptAndTheirNumbersGoOn() throws IOException {
        Path file = home.resolve("events.jsonl");
        Files.writeString(home.resolve("events.jsonl.9"), "old\n");
        Files.writeString(home.resolve("events.jsonl.bak"), "not ours\n");
        write(file, new Rotation(1, Rotation.Period.NONE, 2), NOON, 1, 4);
        try (var files = Files.list(home)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events.jsonl", "events.jsonl.11", "events.jsonl.12", "events.jsonl.bak");
        }
    }

    @Test
    void aFileOfAnEarlierDayOrHourIsPutAside() throws IOException {
        Path file = home.resolve("events.jsonl");
        Files.writeString(file, lines(1, 1));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-31T11:59:59Z")));
        write(file, new Rotation(0, Rotation.Period.DAILY, 0), NOON, 2, 2);
        assertThat(file).content().isEqualTo(lines(1, 2));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-31T11:59:59Z")));
        write(file, new Rotation(0, Rotation.Period.HOURLY, 0), NOON, 3, 3);
        assertThat(file).content().isEqualTo(lines(3, 3));
        Files.setLastModifiedTime(file, FileTime.from(NOON.instant()));
        write(file, new Rotation(0, Rotation.Period.DAILY, 0), at("2026-02-01T00:00:00Z"), 4, 4);
        assertThat(file).content().isEqualTo(lines(4, 4));
        assertThat(home.resolve("events.jsonl.1")).content().isEqualTo(lines(1, 2));
        assertThat(home.resolve("events.jsonl.2")).content().isEqualTo(lines(3, 3));
    }

    @Test
    void aFileThatCannotBePutAsideGrows() throws IOException {
        Path file = home.resolve("events.jsonl");
        Files.createDirectories(home.resolve("events.jsonl." + Long.toString(999_999_999_999_999_999L)));
        Files.createDirectories(home.resolve("events.jsonl.1000000000000000000/full"));
        write(file, new Rotation(1, Rotation.Period.NONE, 0), NOON, 1, 3);
        assertThat(file).content().isEqualTo(lines(1, 3));
    }

    @Test
    void aFileThatIsMovedOrDeletedIsStartedAnew() throws IOException {
        Path file = home.resolve("events.jsonl");
        try (FileSink sink = FileSink.jsonLines(file, Rotation.NONE, NOON)) {
            sink.write(events(1, 1));
            Files.move(file, home.resolve("away"));
            sink.write(events(2, 2));
            Files.delete(file);
            sink.write(events(3, 3));
        }
        assertThat(home.resolve("away")).content().isEqualTo(lines(1, 1));
        assertThat(file).content().isEqualTo(lines(3, 3));
    }

    @Test
    void aFileThatCannotBeOpenedIsTriedAgainAndNothingIsDoubled() throws IOException {
        Path file = home.resolve("data/events.jsonl");
        Files.writeString(home.resolve("data"), "in the way");
        try (FileSink sink = FileSink.jsonLines(file, Rotation.NONE, NOON)) {
            assertThatThrownBy(() -> sink.write(events(1, 2))).isInstanceOf(IOException.class);
            Files.delete(home.resolve("data"));
            sink.write(events(1, 2));
            sink.write(events(1, 3));
        }
        assertThat(file).content().isEqualTo(lines(1, 3));
    }

    @Test
    void anInterruptIsAFailureLikeAnyOther() throws IOException {
        Path file = home.resolve("events.jsonl");
        try (FileSink sink = FileSink.jsonLines(file, Rotation.NONE, NOON)) {
            sink.write(events(1, 1));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sink.write(events(2, 2))).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            sink.write(events(2, 2));
        }
        assertThat(file).content().isEqualTo(lines(1, 2));
    }

    @Test
    void aRestartedServerCountsFromOneAgainAndIsWritten() throws IOException {
        Path file = home.resolve("events.jsonl");
        try (FileSink sink = FileSink.jsonLines(file, Rotation.NONE, NOON)) {
            sink.write(events(1, 3));
            sink.write(List.of(event(2, 1)));
        }
        assertThat(file).content().isEqualTo(lines(1, 3) + lines(1, 1));
    }

    private static void write(Path file, Rotation rotation, Clock clock, long first, long last) throws IOException {
        try (FileSink sink = FileSink.jsonLines(file, rotation, clock)) {
            sink.write(events(first, last));
        }
    }

    private static String allFiles(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Path> files = new ArrayList<>();
        for (int n = 1; Files.exists(file.resolveSibling(file.getFileName() + "." + n)); n++) {
            files.add(file.resolveSibling(file.getFileName() + "." + n));
        }
        files.add(file);
        for (Path each : files) {
            text.append(Files.readString(each));
        }
        return text.toString();
    }

    private static String lines(long first, long last) {
        StringBuilder text = new StringBuilder();
        LongStream.rangeClosed(first, last).forEach(n -> text.append("{\"n\":" + n + "}\n"));
        return text.toString();
    }

    private static List<PublishedEvent> events(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(n -> event(1, n)).toList();
    }

    private static PublishedEvent event(long start, long n) {
        TEvent event = new TEvent(
                TEventType.OFF_HOOK,
                "osv-1",
                start,
                n,
                0,
                "2001",
                "",
                List.of(new TAttribute.Text("ThisDN", "2001")),
                Optional.empty());
        return new PublishedEvent(event, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static Clock at(String time) {
        return Clock.offset(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), Duration.ZERO);
    }
}
