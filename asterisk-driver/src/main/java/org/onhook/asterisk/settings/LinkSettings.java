package org.onhook.asterisk.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;
import org.onhook.driver.support.link.DesiredLink;
import org.onhook.driver.support.settings.ConfigurationValues;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.settings.Secret;
import org.onhook.driver.support.settings.SettingsException;

/**
 * One link's configuration, validated.
 *
 * @param name the {@code NAME} of {@code onhook.asterisk.link~NAME}
 * @param switchName the switch; links with the same value serve one switch
 * @param heartbeatSeconds the silence after which a heartbeat is sent; 0: never
 * @param reconnectSeconds the pause before the first attempt to connect again
 */
public record LinkSettings(
        String name,
        String switchName,
        Endpoint endpoint,
        String username,
        Secret password,
        EndpointNames endpoints,
        int heartbeatSeconds,
        int reconnectSeconds)
        implements DesiredLink {

    /** The keys that a link understands. */
    public static final SortedSet<String> KEYS = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            "host",
            "port",
            "tls",
            "tls-trust",
            "tls-verify",
            "switch",
            "username",
            "password",
            "endpoints",
            "heartbeat-seconds",
            "reconnect-seconds")));

    private static final SwitchTraits TRAITS = new SwitchTraits(
            "asterisk", Optional.empty(), ClearPattern.UNORDERED, ConferenceEnding.OUTLIVES_CONTROLLER);
    private static final int MAX_ENDPOINTS = 100_000;
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");
    private static final Pattern NAME = Pattern.compile("[^\\s/,;]+");
    private static final String ENDPOINTS_ALLOWED =
            "endpoint names such as 101, ranges 2000-2999 with ends of one length, @FILE with one a line, or * for all; at most "
                    + MAX_ENDPOINTS;

    /**
     * Reads a link's configuration.
     *
     * @param name the link's name
     * @param file what to call the configuration in a message
     * @param values the values; those of keys that are not in {@link #KEYS} are left alone
     * @param home where relative file names start
     * @throws SettingsException if a value is refused
     */
    public static LinkSettings parse(String name, String file, Map<String, ?> values, Path home)
            throws SettingsException {
        ConfigurationValues in = new ConfigurationValues(file, values, home);
        return new LinkSettings(
                name,
                in.text("switch", name),
                Endpoint.parse(in, 5038),
                in.required("username", "the name of a user in Asterisk's manager.conf"),
                new Secret(in.text("password", "")),
                endpoints(in),
                in.number("heartbeat-seconds", 30, 0, 86_400),
                in.number("reconnect-seconds", 1, 1, 3_600));
    }

    @Override
    public SwitchTraits traits() {
        return TRAITS;
    }

    /** The name of the only profile that this driver has. */
    @Override
    public String profile() {
        return TRAITS.profile();
    }

    @Override
    public int monitors() {
        return endpoints.named().size();
    }

    /** Whether a connection made under {@code other} can go on under these settings. */
    public boolean connectsLike(LinkSettings other) {
        return endpoint.equals(other.endpoint)
                && username.equals(other.username)
                && password.equals(other.password)
                && endpoints.equals(other.endpoints);
    }

    private static EndpointNames endpoints(ConfigurationValues in) throws SettingsException {
        Set<String> named = new LinkedHashSet<>();
        boolean all = false;
        for (String entry : in.list("endpoints")) {
            if (entry.equals("*")) {
                all = true;
            } else {
                add(in, entry, named);
            }
        }
        return new EndpointNames(all, named);
    }

    private static void add(ConfigurationValues in, String entry, Set<String> named) throws SettingsException {
        Matcher range = RANGE.matcher(entry);
        if (!range.matches()) {
            if (!NAME.matcher(entry).matches() || named.size() >= MAX_ENDPOINTS) {
                throw in.refused("endpoints", entry, ENDPOINTS_ALLOWED);
            }
            named.add(entry);
            return;
        }
        int digits = range.group(1).length();
        int low = Integer.parseInt(range.group(1));
        int high = Integer.parseInt(range.group(2));
        if (digits != range.group(2).length() || low > high || named.size() + (high - low + 1L) > MAX_ENDPOINTS) {
            throw in.refused("endpoints", entry, ENDPOINTS_ALLOWED);
        }
        for (int number = low; number <= high; number++) {
            String text = Integer.toString(number);
            named.add("0".repeat(digits - text.length()) + text);
        }
    }
}
