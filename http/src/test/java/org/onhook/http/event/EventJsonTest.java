package org.onhook.http.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void theSwitchHasItsNameAsItIsConfigured() {
        assertThat(event("/onhook/switch/osv-1").switchName()).isEqualTo("osv-1");
        assertThat(event("/onhook/switch/K%C3%B6ln%201%2F2+3:4").switchName()).isEqualTo("Köln 1/2+3:4");
    }

    private static EventJson event(String source) {
        return EventJson.of(("{\"source\":\"" + source + "\",\"data\":{}}").getBytes(StandardCharsets.UTF_8));
    }
}
