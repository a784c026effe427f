package ${package};

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.SwitchTraits;
import org.onhook.driver.support.link.DesiredLink;
import org.onhook.driver.support.settings.ConfigurationValues;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.settings.Secret;
import org.onhook.driver.support.settings.SettingsException;

/** A link's configuration, validated: nothing that is wrong gets further than {@code parse}. */
record ${switchMake}Settings(
        String name,
        String switchName,
        Endpoint endpoint,
        String username,
        Secret password,
        List<String> dns,
        int heartbeatSeconds,
        int reconnectSeconds)
        implements DesiredLink {

    static final Set<String> KEYS = keys();

    private static final int PORT = 7000;
    private static final String DN = "[0-9A-Za-z*#+]{1,32}";

    /**
     * How the switch is to be read. Say of it what its vendor promises or what you have seen on the wire, and nothing more:
     * with {@link ClearPattern#UNKNOWN} and an empty reading the connector decides less, but never wrongly.
     */
    private static final SwitchTraits TRAITS = new SwitchTraits(
            "${artifactId}",
            // What releasingDevice says: who hung up, the same in the clears of both legs.
            Optional.of(ReleasingDeviceReading.RELEASER),
            // Each leg's end is told to each monitor that is still in the call, in the order in which the legs ended.
            ClearPattern.EVERY_LEG,
            // What becomes of a conference when its controller leaves.
            ConferenceEnding.UNKNOWN);

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(Endpoint.KEYS);
        keys.addAll(List.of("switch", "username", "password", "monitors", "heartbeat-seconds", "reconnect-seconds"));
        return Set.copyOf(keys);
    }

    /**
     * Reads a configuration.
     *
     * @param file what to call it in a message
     * @param home where relative file names start
     * @throws SettingsException if a value is refused; it says in one line which, where, and what is allowed
     */
    static ${switchMake}Settings parse(String name, String file, Map<String, ?> values, Path home) throws SettingsException {
        ConfigurationValues in = new ConfigurationValues(file, values, home);
        return new ${switchMake}Settings(
                name,
                in.text("switch", name),
                Endpoint.parse(in, PORT),
                in.required("username", "the name of a user of the switch"),
                // Shows as *** wherever it is printed.
                new Secret(in.text("password", "")),
                dns(in),
                in.number("heartbeat-seconds", 30, 1, 3_600),
                in.number("reconnect-seconds", 1, 1, 3_600));
    }

    private static List<String> dns(ConfigurationValues in) throws SettingsException {
        Set<String> dns = new LinkedHashSet<>();
        for (String dn : in.list("monitors")) {
            if (!dn.matches(DN)) {
                throw in.refused("monitors", dn, "numbers such as 2001, or @FILE with one a line");
            }
            dns.add(dn);
        }
        return List.copyOf(dns);
    }

    /** Whether a connection that was made under {@code other} can go on under these settings. */
    boolean connectsLike(${switchMake}Settings other) {
        return endpoint.equals(other.endpoint)
                && username.equals(other.username)
                && password.equals(other.password)
                && dns.equals(other.dns);
    }

    @Override
    public String profile() {
        return TRAITS.profile();
    }

    @Override
    public SwitchTraits traits() {
        return TRAITS;
    }

    @Override
    public int monitors() {
        return dns.size();
    }
}
