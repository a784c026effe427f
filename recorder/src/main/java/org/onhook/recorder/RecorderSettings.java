package org.onhook.recorder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.FileSettings;

/**
 * The configuration of a recorder, known to be good: the file, and the key {@code switch}.
 *
 * @param switches the switches that are recorded; empty for all
 */
public record RecorderSettings(FileSettings file, Set<String> switches) {

    private static final String DEFAULT_PATH = "data/recording.jsonl";

    public RecorderSettings {
        switches = Set.copyOf(switches);
    }

    static RecorderSettings read(ConfigValues values, Path home) throws BadValue {
        Set<String> switches = Arrays.stream(values.text("switch", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        return new RecorderSettings(FileSettings.read(values, DEFAULT_PATH, home), switches);
    }

    boolean records(String switchName) {
        return switches.isEmpty() || switches.contains(switchName);
    }
}
