package org.onhook.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.api.driver.SwitchLink;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.configuration.ConfiguredLinks;

class ConfiguredLinksTest {

    private static final String PID = "onhook.asterisk.link~a";

    private final Set<SwitchLink> registered = new LinkedHashSet<>();
    private final ConfiguredLinks<LinkSettings, AsteriskLink> links =
            new ConfiguredLinks<>("onhook.asterisk.link", new AsteriskLinks(), Path.of(""), (link, properties) -> {
                registered.add(link);
                return () -> registered.remove(link);
            });

    private void configure(String... keysAndValues) {
        Hashtable<String, String> values = new Hashtable<>(Map.of("username", "u"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        links.updated(PID, values);
    }

    private AsteriskLink only() {
        assertThat(registered).hasSize(1);
        return (AsteriskLink) registered.iterator().next();
    }

    @Test
    void aConfigurationIsALinkUntilItIsDeleted() {
        configure("host", "h", "switch", "s");
        assertThat(only().name()).isEqualTo("a");
        assertThat(only().switchName()).isEqualTo("s");
        links.deleted(PID);
        assertThat(registered).isEmpty();
    }

    @Test
    void aRefusedChangeLeavesTheLinkAsItWas() {
        configure("host", "h");
        AsteriskLink link = only();
        configure("host", "h2", "heartbeat-seconds", "-1");
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
