package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.csta.settings.ProfileFacts;

class ConfiguredLinksTest {

    private final Map<String, ProfileFacts> profiles = new HashMap<>();
    private final Set<CstaLink> registered = new LinkedHashSet<>();
    private final ConfiguredLinks links =
            new ConfiguredLinks(Path.of(""), name -> Optional.ofNullable(profiles.get(name)), (link, priority) -> {
                registered.add(link);
                return () -> registered.remove(link);
            });

    private boolean configure(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return links.configure("onhook.csta.link~a", "a", "onhook.csta.link~a.cfg", values);
    }

    private CstaLink only() {
        assertThat(registered).hasSize(1);
        return registered.iterator().next();
    }

    @Test
    void aConfigurationIsALinkUntilItIsDeleted() {
        assertThat(configure("host", "h", "switch", "s")).isTrue();
        assertThat(only().name()).isEqualTo("a");
        assertThat(only().switchName()).isEqualTo("s");
        links.delete("onhook.csta.link~a");
        assertThat(registered).isEmpty();
    }

    @Test
    void aRefusedFirstConfigurationIsNoLinkAndAMendedOneIs() {
        assertThat(configure("host", "h", "port", "many")).isFalse();
        assertThat(registered).isEmpty();
        assertThat(configure("host", "h", "port", "1")).isTrue();
        assertThat(only().settings().endpoint().port()).isEqualTo(1);
    }

    @Test
    void aRefusedChangeLeavesTheLinkAsItWas() {
        configure("host", "h");
        CstaLink link = only();
        assertThat(configure("host", "h2", "heartbeat-seconds", "-1")).isFalse();
        assertThat(only()).isSameAs(link);
        assertThat(link.settings().endpoint().host()).isEqualTo("h");
    }

    @Test
    void aChangeKeepsTheServiceUnlessItIsAnotherSwitch() {
        configure("host", "h");
        CstaLink link = only();
        configure("host", "h2", "unknown-key", "x");
        assertThat(only()).isSameAs(link);
        assertThat(link.settings().endpoint().host()).isEqualTo("h2");
        configure("host", "h2", "switch", "other");
        assertThat(only()).isNotSameAs(link);
    }

    @Test
    void profilesReachTheirLinksWhenTheyCome() {
        configure("host", "h", "profile", "vendor");
        assertThat(only().status().profile()).isEqualTo("vendor");
        profiles.put("vendor", BuiltInProfiles.GENERIC);
        links.profilesChanged();
        links.deleteAll();
        assertThat(registered).isEmpty();
    }
}
