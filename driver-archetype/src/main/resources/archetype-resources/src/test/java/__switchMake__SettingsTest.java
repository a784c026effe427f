package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onhook.driver.support.settings.SettingsException;

class ${switchMake}SettingsTest {

    private static ${switchMake}Settings parse(String... keysAndValues) throws SettingsException {
        Map<String, String> values = new HashMap<>(Map.of("host", "pbx", "username", "onhook", "password", "hush"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return ${switchMake}Settings.parse("a", "a.cfg", values, Path.of(""));
    }

    @Test
    void whatIsNotConfiguredHasADefault() throws Exception {
        ${switchMake}Settings settings = parse("monitors", "2001, 2002");
        assertThat(settings.endpoint()).hasToString("pbx:7000");
        assertThat(settings.switchName()).isEqualTo("a");
        assertThat(settings.dns()).containsExactly("2001", "2002");
        assertThat(settings.heartbeatSeconds()).isEqualTo(30);
    }

    @Test
    void thePasswordIsNotShown() throws Exception {
        assertThat(parse().toString()).doesNotContain("hush");
    }

    @Test
    void aWrongValueIsRefusedWithFileKeyValueAndWhatIsAllowed() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> parse("monitors", "2001, a b"))
                .withMessageContainingAll("a.cfg", "monitors", "a b", "@FILE");
    }
}
