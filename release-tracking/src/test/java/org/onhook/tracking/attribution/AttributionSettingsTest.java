package org.onhook.tracking.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.tracking.TrackerSettings;

class AttributionSettingsTest {

    @Test
    void nothingConfiguredMeansTheDefaults() {
        assertThat(AttributionSettings.parse(Map.of())).isEqualTo(AttributionSettings.DEFAULT);
        assertThat(AttributionSettings.DEFAULT.tracker().settle()).isEqualTo(500_000);
        assertThat(AttributionSettings.DEFAULT.tracker().window()).isEqualTo(500_000);
    }

    @Test
    void everyKeyIsRead() {
        Map<String, Object> values = new HashMap<>();
        values.put("policies", " first-clear, last-leg ,, ");
        values.put("shadow-policies", "last-leg");
        values.put("request-settle-ms", "250");
        values.put("consequence-window-ms", 1000);
        values.put("uncertain-call-seconds", "30 ");
        values.put("lost-link-call-seconds", "60");
        values.put("leftover-leg-seconds", "90");
        values.put("stuck-call-seconds", "120");
        values.put("silent-call-seconds", "150");
        values.put("request-timeout-ms", "3000");

        AttributionSettings settings = AttributionSettings.parse(values);

        assertThat(settings.policies()).containsExactly("first-clear", "last-leg");
        assertThat(settings.shadow()).containsExactly("last-leg");
        assertThat(settings.tracker())
                .isEqualTo(new TrackerSettings(
                        250_000, 1_000_000, 30_000_000, 60_000_000, 90_000_000, 120_000_000, 150_000_000, 3_000_000));
    }

    @Test
    void theWaitsAreToldAsTheyAreRead() {
        TrackerSettings waits = new TrackerSettings(
                250_000, 1_000_000, 30_000_000, 60_000_000, 90_000_000, 120_000_000, 150_000_000, 3_000_000);

        assertThat(AttributionSettings.parse(AttributionSettings.waits(waits)).tracker())
                .isEqualTo(waits);
    }

    @Test
    void anEmptyValueMeansTheDefault() {
        assertThat(AttributionSettings.parse(Map.of("policies", "", "request-settle-ms", " ")))
                .isEqualTo(AttributionSettings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "500ms", "99999999999999999999"})
    void aBadValueIsRefusedNamingKeyValueAndWhatIsAllowed(String value) {
        assertThatThrownBy(() -> AttributionSettings.parse(Map.of("request-settle-ms", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request-settle-ms")
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining("a whole number from 0 to 31536000000");
    }

    @ParameterizedTest
    @CsvSource({"request-settle-ms,31536000000", "stuck-call-seconds,31536000"})
    void aYearIsTheMost(String key, long most) {
        AttributionSettings.parse(Map.of(key, most));

        assertThatThrownBy(() -> AttributionSettings.parse(Map.of(key, most + 1)))
                .hasMessageContaining(String.valueOf(most));
    }
}
