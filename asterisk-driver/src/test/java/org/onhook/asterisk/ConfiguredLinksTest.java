package org.onhook.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfiguredLinksTest {

    private static final String PID = "onhook.asterisk.link~a";

    private final Set<AsteriskLink> registered = new LinkedHashSet<>();
    private final ConfiguredLinks links = new ConfiguredLinks(Path.of(""), link -> {
        registered.add(link);
        return () -> registered.remove(link);
    });

    private boolean configure(String... keysAndValues) {
        Map<String, String> values = new HashMap<>(Map.of("username", "u"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return links.configure(PID, "a", PID + ".cfg", values);
    }

    private AsteriskLink only() {
        assertThat(registered).hasSize(1);
        return registered.iterator().next();
    }

    @Test
    void aConfigurationIsALinkUntilItIsDeleted() {
        assertThat(configure("host", "h", "switch", "s")).isTrue();
        assertThat(only().name()).isEqualTo("a");
        assertThat(only().switchName()).isEqualTo("s");
        links.delete(PID);
        assertThat(registered).isEmpty();
    }

    @Test
    void aRefusedChangeLeavesTheLinkAsItWas() {
        configure("host", "h");
        AsteriskLink link = only();
        assertThat(configure("host", "h2", "heartbeat-seconds", "-1")).isFalse();
        assertThat(only()).isSameAs(link);
        assertThat(link.settings().endpoint().host()).isEqualTo("h");
    }

    @Test
    void aChangeKeepsTheServiceUnlessItIsAnotherSwitch() {
        configure("host", "h");
        AsteriskLink link = only();
        configure("host", "h2", "unknown-key", "x");
        assertThat(only()).isSameAs(link);
        assertThat(link.settings().endpoint().host()).isEqualTo("h2");
        configure("host", "h2", "switch", "other");
        assertThat(only()).isNotSameAs(link);
    }
}
