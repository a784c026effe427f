package org.onhook.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {

    private static HttpSettings parse(Map<String, String> configuration) throws BadValue {
        return HttpSettings.parse(configuration, HttpSettings.DEFAULT);
    }

    @Test
    void whatIsNotConfiguredIsTheDefault() throws BadValue {
        assertThat(parse(Map.of("felix.fileinstall.filename", "file:/x"))).isEqualTo(HttpSettings.DEFAULT);
        assertThat(HttpSettings.DEFAULT.host()).isEqualTo("127.0.0.1");
        assertThat(HttpSettings.DEFAULT.port()).isEqualTo(8470);
        assertThat(HttpSettings.DEFAULT.token()).isEmpty();
    }

    @Test
    void everyKeyIsRead() throws BadValue {
        HttpSettings settings = parse(Map.of(
                "host", "0.0.0.0",
                "port", "0",
                "token", "s3cret",
                "names", "Onhook.example.com, other:443",
                "max-consumers", "5",
                "stall-seconds", "7",
                "stream-buffer", "1MB",
                "call-history", "128 kb"));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isZero();
        assertThat(settings.token()).isEqualTo(Optional.of(new Token("s3cret")));
        assertThat(settings.names()).containsExactly("onhook.example.com", "other:443");
        assertThat(settings.maxConsumers()).isEqualTo(5);
        assertThat(settings.stall()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.streamBuffer()).isEqualTo(1 << 20);
        assertThat(settings.callHistory()).isEqualTo(128 << 10);
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536, 65535",
        "port, many, 65535",
        "port, -1, 65535",
        "host, not a name, machine",
        "host, 192.0.2.1, without a token",
        "host, 0.0.0.0, without a token",
        "max-consumers, 0, 10000",
        "stall-seconds, 0, 3600",
        "stream-buffer, 1KB, MB",
        "call-history, much, MB",
        "names, a b, NAME:PORT"
    })
    void aBadValueIsNamedWithKeyAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> parse(Map.of(key, value)))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining(key + "=")
                .hasMessageContaining(value)
                .hasMessageContaining(allowed);
    }

    @Test
    void theTokenIsNeverShown() throws BadValue {
        assertThatThrownBy(() -> parse(Map.of("token", "two words")))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("token=")
                .hasMessageNotContaining("two words");
        assertThat(parse(Map.of("token", "s3cret")).toString()).doesNotContain("s3cret");
    }

    @Test
    void bracketsOfAnAddressAreTakenOff() throws BadValue {
        assertThat(parse(Map.of("host", "[::1]")).host()).isEqualTo("::1");
        assertThat(HttpSettings.authority("::1", 8470)).isEqualTo("[::1]:8470");
    }
}
