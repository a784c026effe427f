package org.onhook.tlib.sink;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.ConfiguredFiles;
import org.onhook.files.FileSettings;

/** The file sinks that are configured. Thread-safe. */
public final class ConfiguredSinks implements AutoCloseable {

    private static final String FACTORY_PID = "service.factoryPid";

    private final ConfiguredFiles<FileSinkSettings> sinks;

    /**
     * @param home the directory that paths are relative to
     * @param version the server's version as the T-Server log shows it
     */
    public ConfiguredSinks(Path home, Clock clock, String version, SinkHost host) {
        sinks = new ConfiguredFiles<>(new FileSinks(home, clock, version, host));
    }

    /** A configuration is there, or has changed. */
    public void updated(String pid, Map<String, ?> properties) {
        sinks.updated(pid, properties);
    }

    /** A configuration is gone. */
    public void deleted(String pid) {
        sinks.deleted(pid);
    }

    /** Ends all sinks. */
    @Override
    public void close() {
        sinks.close();
    }

    private record FileSinks(Path home, Clock clock, String version, SinkHost host)
            implements ConfiguredFiles.Writers<FileSinkSettings> {

        @Override
        public FileSinkSettings read(String pid, ConfigValues values) throws BadValue {
            return FileSinkSettings.read(FileSinkKind.of(values.text(FACTORY_PID, pid)), values, home);
        }

        @Override
        public FileSettings file(FileSinkSettings settings) {
            return settings.file();
        }

        @Override
        public String name(String pid) {
            return "sink " + FileSinkKind.of(pid).sinkName(pid);
        }

        @Override
        public AutoCloseable start(String pid, FileSinkSettings settings) {
            String name = settings.kind().sinkName(pid);
            FileSink sink = settings.kind().create(settings, clock, version);
            host.add(name, settings.mustHave(), sink);
            return () -> {
                host.remove(name, sink);
                sink.close();
            };
        }
    }
}
