package org.onhook.asterisk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.configuration.LinkFactory;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.settings.SettingsException;

/** Makes links to Asterisks of their configurations. */
final class AsteriskLinks implements LinkFactory<LinkSettings, AsteriskLink> {

    private final MonotoneClock clock = new MonotoneClock();

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
        return Map.of("onhook.link.name", settings.name(), "onhook.switch", settings.switchName());
    }

    @Override
    public AsteriskLink create(LinkSettings settings) {
        return new AsteriskLink(settings, clock);
    }

    @Override
    public void update(AsteriskLink link, LinkSettings settings) {
        link.update(settings);
    }
}
