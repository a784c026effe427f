package org.onhook.tlib.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file sinks that are configured. A configuration with a bad value is refused with one line in the log, and what ran
 * before goes on; so is one whose file another sink writes, until that gives it up. Thread-safe.
 */
public final class ConfiguredSinks {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSinks.class);

    private final Path home;
    private final Clock clock;
    private final String version;
    private final SinkHost host;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    /**
     * @param home the directory that paths are relative to
     * @param version the server's version as the T-Server log shows it
     */
    public ConfiguredSinks(Path home, Clock clock, String version, SinkHost host) {
        this.home = home;
        this.clock = clock;
        this.version = version;
        this.host = host;
    }

    /** A configuration is there, or has changed. */
    public synchronized void updated(String pid, FileSinkKind kind, Map<String, ?> properties) {
        waiting.remove(pid);
        ConfigValues values = new ConfigValues(properties);
        try {
            FileSinkSettings settings = FileSinkSettings.read(kind, values, home);
            String writer = writerOf(settings.path(), pid);
            if (!writer.isEmpty()) {
                waiting.put(pid, new Waiting(kind, properties));
                throw new BadValue(
                        "path",
                        values.text("path", kind.defaultPath()),
                        "a file that no other sink writes; " + writer + " does");
            }
            run(pid, kind, settings);
        } catch (BadValue e) {
            String now = running.containsKey(pid) ? "the sink goes on as it was" : "there is no such sink";
            LOG.error("{}: {}; {}", values.origin(pid), e.getMessage(), now);
        }
    }

    /** A configuration is gone. */
    public synchronized void deleted(String pid) {
        waiting.remove(pid);
        stop(pid);
        retryWaiting();
    }

    /** Ends all sinks. */
    public synchronized void close() {
        waiting.clear();
        List.copyOf(running.keySet()).forEach(this::stop);
    }

    private void run(String pid, FileSinkKind kind, FileSinkSettings settings) {
        Running before = running.get(pid);
        if (before != null && before.settings.equals(settings)) {
            return;
        }
        stop(pid);
        FileSink sink = kind.create(settings, clock, version);
        String name = kind.sinkName(pid);
        running.put(pid, new Running(name, settings, sink));
        host.add(name, settings.mustHave(), sink);
        LOG.info("sink {}: writes {}", name, settings.path());
        if (before != null) {
            retryWaiting();
        }
    }

    private void stop(String pid) {
        Running gone = running.remove(pid);
        if (gone == null) {
            return;
        }
        host.remove(gone.name, gone.sink);
        LOG.info("sink {}: ended", gone.name);
        try {
            gone.sink.close();
        } catch (IOException e) {
            LOG.warn("sink {}: closing {} failed: {}", gone.name, gone.settings.path(), e.toString());
        }
    }

    private String writerOf(Path path, String exceptPid) {
        return running.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(exceptPid))
                .filter(entry -> entry.getValue().settings.path().equals(path))
                .map(entry -> entry.getValue().name)
                .findFirst()
                .orElse("");
    }

    private void retryWaiting() {
        for (Map.Entry<String, Waiting> entry : new ArrayList<>(waiting.entrySet())) {
            updated(entry.getKey(), entry.getValue().kind, entry.getValue().properties);
        }
    }

    private record Running(String name, FileSinkSettings settings, FileSink sink) {}

    private record Waiting(FileSinkKind kind, Map<String, ?> properties) {}
}
