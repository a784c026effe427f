package org.onhook.csta;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.driver.support.configuration.LinkFactory;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.settings.SettingsException;

/** Makes CSTA links of their configurations. */
final class CstaLinks implements LinkFactory<LinkSettings, CstaLink> {

    private final MonotoneClock clock = new MonotoneClock();
    private final Function<String, Optional<ProfileFacts>> profiles;

    /**
     * @param profiles finds a profile by its name
     */
    CstaLinks(Function<String, Optional<ProfileFacts>> profiles) {
        this.profiles = profiles;
    }

    @Override
    public Set<String> keys() {
        return LinkSettings.KEYS;
    }

    @Override
    public LinkSettings parse(String name, String file, Map<String, ?> values, Path home) throws SettingsException {
        return LinkSettings.parse(name, file, values, home);
    }

    @Override
    public Map<String, ?> properties(LinkSettings settings) {
        return Map.of(
                "onhook.link.name", settings.name(),
                "onhook.switch", settings.switchName(),
                "onhook.link.priority", settings.priority());
    }

    @Override
    public CstaLink create(LinkSettings settings) {
        return new CstaLink(settings, profiles.apply(settings.profile()), clock);
    }

    @Override
    public void update(CstaLink link, LinkSettings settings) {
        link.update(settings, profiles.apply(settings.profile()));
    }
}
