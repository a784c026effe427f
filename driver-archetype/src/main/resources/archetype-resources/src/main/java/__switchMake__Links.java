package ${package};

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.onhook.driver.support.configuration.LinkFactory;
import org.onhook.driver.support.link.MonotoneClock;
import org.onhook.driver.support.settings.SettingsException;

/** Makes links of configurations. */
final class ${switchMake}Links implements LinkFactory<${switchMake}Settings, ${switchMake}Link> {

    private final MonotoneClock clock = new MonotoneClock();

    @Override
    public Set<String> keys() {
        return ${switchMake}Settings.KEYS;
    }

    @Override
    public ${switchMake}Settings parse(String name, String file, Map<String, ?> values, Path home) throws SettingsException {
        return ${switchMake}Settings.parse(name, file, values, home);
    }

    @Override
    public Map<String, ?> properties(${switchMake}Settings settings) {
        return Map.of("onhook.link.name", settings.name(), "onhook.switch", settings.switchName());
    }

    @Override
    public ${switchMake}Link create(${switchMake}Settings settings) {
        return new ${switchMake}Link(settings, clock);
    }

    @Override
    public void update(${switchMake}Link link, ${switchMake}Settings settings) {
        link.update(settings);
    }
}
