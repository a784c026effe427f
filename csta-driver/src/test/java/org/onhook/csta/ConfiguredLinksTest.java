package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onhook.api.driver.SwitchLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.configuration.ConfiguredLinks;

class ConfiguredLinksTest {

    private final Map<String, ProfileFacts> profiles = new HashMap<>();
    private final Set<SwitchLink> registered = new LinkedHashSet<>();
    private final CstaLinks factory = new CstaLinks(name -> Optional.ofNullable(profiles.get(name)));
    private final ConfiguredLinks<LinkSettings, CstaLink> links =
            new ConfiguredLinks<>("onhook.csta.link", factory, Path.of(""), (link, properties) -> {
                registered.add(link);
                return () -> registered.remove(link);
            });

    private void configure(String... keysAndValues) {
        Hashtable<String, String> values = new Hashtable<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        links.updated("onhook.csta.link~a", values);
    }

    private CstaLink only() {
        assertThat(registered).hasSize(1);
        return (CstaLink) registered.iterator().next();
    }

    @Test
    void aConfigurationIsALinkUntilItIsDeleted() {
        configure("host", "h", "switch", "s");
        assertThat(only().name()).isEqualTo("a");
        assertThat(only().switchName()).isEqualTo("s");
        links.deleted("onhook.csta.link~a");
        assertThat(registered).isEmpty();
    }

    @Test
    void aRefusedFirstConfigurationIsNoLinkAndAMendedOneIs() {
        configure("host", "h", "port", "many");
        assertThat(registered).isEmpty();
        configure("host", "h", "port", "1");
        assertThat(only().settings().endpoint().port()).isEqualTo(1);
    }

    @Test
    void aRefusedChangeLeavesTheLinkAsItWas() {
        configure("host", "h");
        CstaLink link = only();
        configure("host", "h2", "heartbeat-seconds", "-1");
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
        link = only();
        configure("host", "h2", "switch", "other", "priority", "1");
        assertThat(only()).isNotSameAs(link);
    }

    @Test
    void profilesReachTheirLinksWhenTheyCome() {
        configure("host", "h", "profile", "vendor");
        assertThat(only().status().profile()).isEqualTo("vendor");
        profiles.put("vendor", BuiltInProfiles.GENERIC);
        links.forEach(factory::update);
        assertThat(only().settings().profile()).isEqualTo("vendor");
    }

    @Test
    void whatIsConfiguredWhileTheBundleStopsIsNoLink() {
        configure("host", "h");
        links.close();
        configure("host", "h2");
        assertThat(registered).isEmpty();
    }
}
