package org.onhook.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What writes files as it is configured, each by a configuration of its own. A configuration with a bad value is refused
 * with one line in the log, and what ran before goes on; so is one whose file another one writes, until that gives it up.
 * Thread-safe.
 *
 * @param <S> the settings, with an {@code equals} that tells whether anything has changed
 */
public final class ConfiguredFiles<S> {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredFiles.class);

    /**
     * Those that write.
     *
     * @param <S> their settings
     */
    @ConsumerType
    public interface Writers<S> {

        /** The settings that a configuration gives. */
        S read(String pid, ConfigValues values) throws BadValue;

        /** The file that is written under these settings. */
        FileSettings file(S settings);

        /** The name of the one that this configuration is for, with what it is: {@code sink jsonl~main}. */
        String name(String pid);

        /** Starts one. Closing what is returned ends it. */
        AutoCloseable start(String pid, S settings);
    }

    private final Writers<S> writers;
    private final Map<String, Running<S>> running = new LinkedHashMap<>();
    private final Map<String, Map<String, ?>> waiting = new LinkedHashMap<>();

    public ConfiguredFiles(Writers<S> writers) {
        this.writers = writers;
    }

    /** A configuration is there, or has changed. */
    public synchronized void updated(String pid, Map<String, ?> properties) {
        waiting.remove(pid);
        ConfigValues values = new ConfigValues(properties);
        try {
            S settings = writers.read(pid, values);
            Path path = writers.file(settings).path();
            String writer = writerOf(path, pid);
            if (!writer.isEmpty()) {
                waiting.put(pid, properties);
                throw new BadValue("path", path, "a file that nobody else writes; " + writer + " does");
            }
            run(pid, settings);
        } catch (BadValue e) {
            String now = running.containsKey(pid) ? "it goes on as it was" : "it does not run";
            LOG.error("{}: {}; {}", values.origin(pid), e.getMessage(), now);
        }
    }

    /** A configuration is gone. */
    public synchronized void deleted(String pid) {
        waiting.remove(pid);
        stop(pid);
        retryWaiting();
    }

    /** Ends all. */
    public synchronized void close() {
        waiting.clear();
        List.copyOf(running.keySet()).forEach(this::stop);
    }

    private void run(String pid, S settings) {
        Running<S> before = running.get(pid);
        if (before != null && before.settings.equals(settings)) {
            return;
        }
        stop(pid);
        running.put(pid, new Running<>(settings, writers.start(pid, settings)));
        LOG.info("{}: writes {}", writers.name(pid), writers.file(settings).path());
        if (before != null) {
            retryWaiting();
        }
    }

    private void stop(String pid) {
        Running<S> gone = running.remove(pid);
        if (gone == null) {
            return;
        }
        try {
            gone.writer.close();
        } catch (Exception e) {
            LOG.warn(
                    "{}: closing {} failed: {}",
                    writers.name(pid),
                    writers.file(gone.settings).path(),
                    e.toString());
        }
        LOG.info("{}: ended", writers.name(pid));
    }

    private String writerOf(Path path, String exceptPid) {
        return running.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(exceptPid))
                .filter(entry -> writers.file(entry.getValue().settings).path().equals(path))
                .map(entry -> writers.name(entry.getKey()))
                .findFirst()
                .orElse("");
    }

    private void retryWaiting() {
        for (Map.Entry<String, Map<String, ?>> entry : new ArrayList<>(waiting.entrySet())) {
            updated(entry.getKey(), entry.getValue());
        }
    }

    private record Running<S>(S settings, AutoCloseable writer) {}
}
