package org.onhook.csta.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.settings.SettingsException;

class LinkSettingsTest {

    @TempDir
    private Path home;

    private LinkSettings parse(Map<String, ?> more) throws SettingsException {
        Map<String, Object> values = new HashMap<>(Map.of("host", "switch.example"));
        values.putAll(more);
        return LinkSettings.parse("osv-1", "onhook.csta.link~osv-1.cfg", values, home);
    }

    @Test
    void whatIsNotSaidHasItsDefault() throws Exception {
        LinkSettings settings = parse(Map.of());
        assertThat(settings.switchName()).isEqualTo("osv-1");
        assertThat(settings.endpoint()).isEqualTo(new Endpoint("switch.example", 1040, Optional.empty()));
        assertThat(settings.profile()).isEqualTo("generic");
        assertThat(settings.session().encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(settings.heartbeatSeconds()).isEqualTo(30);
        assertThat(settings.reconnectSeconds()).isEqualTo(1);
        assertThat(settings.limits()).isEqualTo(ReaderLimits.DEFAULT);
        assertThat(settings.devices().monitored()).isEmpty();
    }

    @Test
    void monitorsAreListsRangesWithLeadingZerosAndFiles() throws Exception {
        Files.writeString(home.resolve("dns.txt"), "# the queues\n3001 # sales\n\n  4000-4002\n");
        assertThat(parse(Map.of("monitors", " 2001, 0098-0101 ,@dns.txt,+15550001, 2001,15550001"))
                        .devices()
                        .monitored())
                .containsExactly("2001", "0098", "0099", "0100", "0101", "3001", "4000", "4001", "4002", "+15550001");
        assertThat(parse(Map.of("monitors", List.of("1", "2"))).devices().monitored())
                .containsExactly("1", "2");
        assertThat(parse(Map.of("monitors", new String[] {"1", "2"})).devices().monitored())
                .containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port|0|from 1 to 65535",
                "port|abc|from 1 to 65535",
                "host|''|host name or address",
                "tls|yes|false, true",
                "tls-trust|absent.pem|readable file",
                "encoding|klingon|UTF-8",
                "encoding|UTF-16|ASCII",
                "monitors|2000-299|one length",
                "monitors|3000-2000|one length",
                "monitors|1000000-9999999|at most",
                "monitors|@absent|readable file",
                "internal-numbers|20 00|patterns",
                "trunk-prefix|a|digits",
                "releasing-device|other|auto, dropped, releaser, self",
                "clears|two|every-leg",
                "conference-ends-with-controller|perhaps|false, true",
                "heartbeat-seconds|-1|from 0",
                "reconnect-seconds|0|from 1",
                "requested-duration-seconds|x|from 0",
                "password-file|absent|readable file",
                "priority|high|whole number",
                "max-frame-bytes|70000|65535",
                "max-depth|1|from 8",
                "max-elements|1|from 64"
            })
    void aBadValueIsRefusedWithFileKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
        assertThatThrownBy(() -> parse(Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("onhook.csta.link~osv-1.cfg")
                .hasMessageContaining(key + " = '" + value)
                .hasMessageContaining(allowed)
                .hasMessageNotContaining("\n");
    }

    @Test
    void theConfigurationOverridesTheProfilesTraits() throws Exception {
        SwitchTraits profile = BuiltInProfiles.AVAYA_AES.traits();
        assertThat(parse(Map.of()).traits().over(profile)).isEqualTo(profile);
        assertThat(parse(Map.of(
                                "releasing-device", "AUTO",
                                "clears", "one-per-monitor",
                                "conference-ends-with-controller", "false"))
                        .traits()
                        .over(profile))
                .isEqualTo(new SwitchTraits(
                        "avaya-aes",
                        Optional.empty(),
                        ClearPattern.ONE_PER_MONITOR,
                        ConferenceEnding.OUTLIVES_CONTROLLER));
        assertThat(parse(Map.of("releasing-device", "releaser"))
                        .traits()
                        .over(profile)
                        .reading())
                .contains(ReleasingDeviceReading.RELEASER);
    }

    @Test
    void thePasswordFileIsReadAnewEachTimeAndNoSecretShows() throws Exception {
        Path file = home.resolve("secret");
        Files.writeString(file, "first\n");
        LinkSettings settings = parse(Map.of("username", "u", "password-file", "secret", "password", "hidden"));
        Credentials credentials = settings.session().credentials().orElseThrow();
        assertThat(credentials.currentPassword().value()).isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(credentials.currentPassword().value()).isEqualTo("second");
        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void whatNeedsAnotherConnectionIsTold() throws Exception {
        LinkSettings settings = parse(Map.of("username", "u", "password", "p"));
        assertThat(settings.connectsLike(parse(Map.of("username", "u", "password", "p", "monitors", "1"))))
                .isTrue();
        assertThat(settings.connectsLike(parse(Map.of("username", "u", "password", "q"))))
                .isFalse();
        assertThat(settings.connectsLike(parse(Map.of("username", "u", "password", "p", "tls", "true"))))
                .isFalse();
    }
}
