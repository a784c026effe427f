package org.onhook.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.FileSettings;
import org.onhook.files.Rotation;

class RecorderSettingsTest {

    private static final Path HOME = Path.of("/home/onhook");

    private static RecorderSettings read(Map<String, String> values) throws BadValue {
        return RecorderSettings.read(new ConfigValues(values), HOME);
    }

    @Test
    void anEmptyConfigurationRecordsAllSwitchesInOneFile() throws BadValue {
        RecorderSettings settings = read(Map.of());

        assertThat(settings)
                .isEqualTo(new RecorderSettings(
                        new FileSettings(HOME.resolve("data/recording.jsonl"), Rotation.NONE), Set.of()));
        assertThat(settings.records("any")).isTrue();
    }

    @Test
    void allKeysAreRead() throws BadValue {
        RecorderSettings settings = read(Map.of(
                "path", "r/x", "rotate-size", "1GB", "rotate-time", "hourly", "keep", "24", "switch", "osv-1, aes-1"));

        assertThat(settings)
                .isEqualTo(new RecorderSettings(
                        new FileSettings(HOME.resolve("r/x"), new Rotation(1L << 30, Rotation.Period.HOURLY, 24)),
                        Set.of("osv-1", "aes-1")));
        assertThat(settings.records("aes-1")).isTrue();
        assertThat(settings.records("any")).isFalse();
    }

    @Test
    void aBadValueIsRefused() {
        assertThatThrownBy(() -> read(Map.of("rotate-time", "weekly")))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("rotate-time=weekly");
    }
}
