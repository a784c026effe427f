package org.onhook.asterisk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.driver.support.settings.SettingsException;

class LinkSettingsTest {

    private static LinkSettings parse(String... keysAndValues) throws SettingsException {
        Map<String, String> values = new HashMap<>(Map.of("host", "pbx", "username", "onhook", "password", "hush"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return LinkSettings.parse("a", "onhook.asterisk.link~a.cfg", values, Path.of(""));
    }

    @Test
    void whatIsNotSaidHasADefault() throws SettingsException {
        LinkSettings settings = parse();
        assertThat(settings.endpoint()).hasToString("pbx:5038");
        assertThat(settings.switchName()).isEqualTo("a");
        assertThat(settings.endpoints().contains("101")).isFalse();
    }

    @Test
    void endpointsAreNamesRangesOrAll() throws SettingsException {
        assertThat(parse("endpoints", "alice, 098-101").endpoints().named())
                .containsExactly("alice", "098", "099", "100", "101");
        assertThat(parse("endpoints", "*").endpoints().contains("anybody")).isTrue();
    }

    @Test
    void thePasswordDoesNotShow() throws SettingsException {
        assertThat(parse().toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "host, ''",
        "username, ''",
        "port, many",
        "tls, perhaps",
        "endpoints, 200-100",
        "endpoints, a/b",
        "reconnect-seconds, 0"
    })
    void aRefusalNamesFileKeyAndValue(String key, String value) {
        assertThatThrownBy(() -> parse(key, value))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "onhook.asterisk.link~a.cfg: " + key + " = '" + value + "' is refused; allowed: ");
    }
}
