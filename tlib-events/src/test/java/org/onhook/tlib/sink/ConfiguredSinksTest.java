package org.onhook.tlib.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.sink.EventSink;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.FileSettings;
import org.onhook.files.Rotation;

class ConfiguredSinksTest {

    private static final String MAIN = "onhook.sink.jsonl~main";

    @TempDir
    Path home;

    private final List<String> told = new ArrayList<>();
    private ConfiguredSinks sinks;

    @BeforeEach
    void start() {
        sinks = new ConfiguredSinks(home, Clock.systemUTC(), "0.1.000.00", new Host());
    }

    @Test
    void anEmptyConfigurationGivesASinkWithDefaults() throws BadValue {
        sinks.updated(MAIN, Map.of());
        sinks.updated("onhook.sink.tserverlog~log", Map.of());
        assertThat(told).containsExactly("+jsonl~main must have", "+tserverlog~log");
        assertThat(read(FileSinkKind.JSONL, Map.of()))
                .isEqualTo(settings(FileSinkKind.JSONL, "data/events.jsonl", true, Rotation.NONE));
        assertThat(read(FileSinkKind.TSERVERLOG, Map.of()))
                .isEqualTo(settings(FileSinkKind.TSERVERLOG, "data/tserver.log", false, Rotation.NONE));
    }

    @Test
    void allKeysAreRead() throws BadValue {
        Map<String, String> all = Map.of(
                "path", "log/e.jsonl",
                "must-have", "FALSE",
                "rotate-size", "100MB",
                "rotate-time", "Daily",
                "keep", "7");
        assertThat(read(FileSinkKind.JSONL, all))
                .isEqualTo(settings(
                        FileSinkKind.JSONL, "log/e.jsonl", false, new Rotation(100L << 20, Rotation.Period.DAILY, 7)));
    }

    @ParameterizedTest
    @CsvSource({
        "path, ''",
        "path, .",
        "must-have, yes",
        "rotate-size, 10 TB",
        "rotate-size, -1",
        "rotate-size, 999999999999999GB",
        "rotate-time, weekly",
        "keep, many",
        "keep, 1000001"
    })
    void aBadValueIsRefusedAndTheSinkGoesOnAsItWas(String key, String value) {
        assertThatThrownBy(() -> read(FileSinkKind.JSONL, Map.of(key, value)))
                .isInstanceOf(BadValue.class)
                .hasMessageStartingWith(key + "=" + value + " is refused; allowed: ");
        sinks.updated(MAIN, Map.of());
        sinks.updated(MAIN, Map.of(key, value));
        assertThat(told).containsExactly("+jsonl~main must have");
    }

    @Test
    void aRefusedConfigurationIsNamedByItsFile() {
        ConfigValues values =
                new ConfigValues(Map.of("felix.fileinstall.filename", "file:/home/etc/onhook.sink.jsonl~main.cfg"));
        assertThat(values.origin(MAIN)).isEqualTo("/home/etc/onhook.sink.jsonl~main.cfg");
        assertThat(new ConfigValues(Map.of()).origin(MAIN)).isEqualTo(MAIN);
        assertThat(new ConfigValues(Map.of("felix.fileinstall.filename", "a b")).origin(MAIN))
                .isEqualTo("a b");
    }

    @Test
    void aChangeReplacesTheSinkUnderItsName() {
        sinks.updated(MAIN, Map.of());
        sinks.updated(MAIN, Map.of("must-have", "true"));
        sinks.updated(MAIN, Map.of("must-have", "false"));
        sinks.deleted(MAIN);
        sinks.deleted(MAIN);
        assertThat(told).containsExactly("+jsonl~main must have", "-jsonl~main", "+jsonl~main", "-jsonl~main");
    }

    @Test
    void aSecondSinkForAFileIsRefusedUntilTheFirstIsGone() {
        sinks.updated(MAIN, Map.of("path", "data/x"));
        sinks.updated("onhook.sink.tserverlog~log", Map.of("path", "data/../data/x"));
        assertThat(told).containsExactly("+jsonl~main must have");
        sinks.deleted(MAIN);
        assertThat(told).containsExactly("+jsonl~main must have", "-jsonl~main", "+tserverlog~log");
    }

    @Test
    void aSecondSinkForAFileIsRefusedUntilTheFirstWritesElsewhere() {
        sinks.updated(MAIN, Map.of());
        sinks.updated("onhook.sink.jsonl~two", Map.of());
        sinks.updated(MAIN, Map.of("path", "elsewhere"));
        assertThat(told)
                .containsExactly(
                        "+jsonl~main must have", "-jsonl~main", "+jsonl~main must have", "+jsonl~two must have");
    }

    @Test
    void theEndEndsAllSinks() {
        sinks.updated(MAIN, Map.of());
        sinks.updated("onhook.sink.jsonl~two", Map.of("path", "two"));
        sinks.close();
        assertThat(told).endsWith("-jsonl~main", "-jsonl~two");
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Files.createDirectories(home.resolve("data/events.jsonl"));
        assertThatThrownBy(() -> read(FileSinkKind.JSONL, Map.of())).hasMessageContaining("path=data/events.jsonl");
    }

    @Test
    void theKindIsToldByTheFactory() {
        assertThat(FileSinkKind.of("onhook.sink.jsonl")).isEqualTo(FileSinkKind.JSONL);
        assertThat(FileSinkKind.of("onhook.sink.tserverlog")).isEqualTo(FileSinkKind.TSERVERLOG);
    }

    private FileSinkSettings read(FileSinkKind kind, Map<String, ?> properties) throws BadValue {
        return FileSinkSettings.read(kind, new ConfigValues(properties), home);
    }

    private FileSinkSettings settings(FileSinkKind kind, String path, boolean mustHave, Rotation rotation) {
        return new FileSinkSettings(kind, new FileSettings(home.resolve(path), rotation), mustHave);
    }

    private final class Host implements SinkHost {

        @Override
        public void add(String name, boolean mustHave, EventSink sink) {
            told.add("+" + name + (mustHave ? " must have" : ""));
        }

        @Override
        public void remove(String name, EventSink sink) {
            told.add("-" + name);
        }
    }
}
