package org.onhook.driver.support.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.support.settings.SettingsException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a driver makes links of its configurations.
 *
 * @param <S> a configuration, validated
 * @param <L> a link
 */
@ConsumerType
public interface LinkFactory<S, L extends SwitchLink> {

    /** The keys of a configuration; others are warned of. */
    Set<String> keys();

    /**
     * Reads a configuration.
     *
     * @param name the link's name
     * @param file what to call the configuration in a message
     * @param home where relative file names start
     * @throws SettingsException if a value is refused
     */
    S parse(String name, String file, Map<String, ?> values, Path home) throws SettingsException;

    /**
     * The service properties of a link with this configuration. A change of them makes another link; any other change is an
     * {@link #update}.
     */
    Map<String, ?> properties(S settings);

    /** Makes a link, and does not open it. */
    L create(S settings);

    /** Changes the configuration of a link. It does not wait for anything. */
    void update(L link, S settings);
}
