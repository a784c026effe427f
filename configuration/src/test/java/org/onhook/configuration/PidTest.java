package org.onhook.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidTest {

    @Test
    void aTildeSeparatesThePidFromTheNameAndAHyphenDoesNot() throws BadFile {
        assertThat(Pid.of("onhook.csta.link~osv-1.cfg")).isEqualTo(new Pid("onhook.csta.link", Optional.of("osv-1")));
        assertThat(Pid.of("onhook.attribution.cfg")).isEqualTo(new Pid("onhook.attribution", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~a.cfg", "onhook.csta.link~.cfg", ".cfg", "on hook.cfg", "a~b~c.cfg"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Pid.of(name)).isInstanceOf(BadFile.class).hasMessageContaining("PID~NAME.cfg");
    }
}
