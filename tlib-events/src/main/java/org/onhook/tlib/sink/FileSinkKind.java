package org.onhook.tlib.sink;

import java.time.Clock;

/** The kinds of file sinks, with what they are unless configured otherwise. */
public enum FileSinkKind {
    JSONL("onhook.sink.jsonl", "jsonl", "data/events.jsonl", true),
    TSERVERLOG("onhook.sink.tserverlog", "tserverlog", "data/tserver.log", false);

    private final String pid;
    private final String shortName;
    private final String defaultPath;
    private final boolean mustHaveByDefault;

    FileSinkKind(String pid, String shortName, String defaultPath, boolean mustHaveByDefault) {
        this.pid = pid;
        this.shortName = shortName;
        this.defaultPath = defaultPath;
        this.mustHaveByDefault = mustHaveByDefault;
    }

    /** The kind that this factory PID, or the PID of one of its configurations, stands for. */
    public static FileSinkKind of(String factoryPid) {
        return factoryPid.startsWith(TSERVERLOG.pid) ? TSERVERLOG : JSONL;
    }

    String defaultPath() {
        return defaultPath;
    }

    boolean mustHaveByDefault() {
        return mustHaveByDefault;
    }

    /** The name of the sink that {@code instancePid} configures, such as {@code jsonl~main}. */
    String sinkName(String instancePid) {
        return instancePid.startsWith(pid) ? shortName + instancePid.substring(pid.length()) : instancePid;
    }

    FileSink create(FileSinkSettings settings, Clock clock, String version) {
        return switch (this) {
            case JSONL ->
                FileSink.jsonLines(settings.file().path(), settings.file().rotation(), clock);
            case TSERVERLOG ->
                FileSink.tserverLog(settings.file().path(), settings.file().rotation(), clock, version);
        };
    }
}
