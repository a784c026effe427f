package org.onhook.csta.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.device.DeviceSpelling;
import org.onhook.csta.device.NumberPattern;
import org.onhook.driver.support.settings.ConfigurationValues;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.settings.Secret;
import org.onhook.driver.support.settings.SettingsException;

/**
 * One link's configuration, validated.
 *
 * @param name the {@code NAME} of {@code onhook.csta.link~NAME}
 * @param switchName the switch; links with the same value serve one switch
 * @param priority among links to one switch
 * @param profile the name of the switch profile
 * @param heartbeatSeconds the silence after which a heartbeat is sent; 0: never
 * @param reconnectSeconds the pause before the first attempt to connect again
 */
public record LinkSettings(
        String name,
        String switchName,
        int priority,
        Endpoint endpoint,
        String profile,
        SessionSettings session,
        DeviceNumbers devices,
        TraitSettings traits,
        int heartbeatSeconds,
        int reconnectSeconds,
        ReaderLimits limits) {

    /** The keys that a link understands. */
    public static final SortedSet<String> KEYS = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(List.of(
            "host",
            "port",
            "tls",
            "tls-trust",
            "tls-verify",
            "profile",
            "switch",
            "monitors",
            "internal-numbers",
            "trunk-prefix",
            "encoding",
            "application-id",
            "requested-duration-seconds",
            "releasing-device",
            "clears",
            "conference-ends-with-controller",
            "username",
            "password",
            "password-file",
            "switch-name",
            "switch-address",
            "heartbeat-seconds",
            "reconnect-seconds",
            "priority",
            "max-frame-bytes",
            "max-depth",
            "max-elements")));

    /** As many as a million calls have devices. */
    private static final int MAX_MONITORS = 2_000_000;

    private static final Map<String, Optional<ReleasingDeviceReading>> READINGS = Map.of(
            "auto", Optional.empty(),
            "releaser", Optional.of(ReleasingDeviceReading.RELEASER),
            "dropped", Optional.of(ReleasingDeviceReading.DROPPED),
            "self", Optional.of(ReleasingDeviceReading.SELF));
    private static final Map<String, ClearPattern> CLEARS = Map.of(
            "unknown", ClearPattern.UNKNOWN,
            "one-per-monitor", ClearPattern.ONE_PER_MONITOR,
            "every-leg", ClearPattern.EVERY_LEG,
            "every-leg-with-tone", ClearPattern.EVERY_LEG_WITH_TONE);
    private static final Map<String, ConferenceEnding> CONFERENCES = Map.of(
            "true", ConferenceEnding.ENDS_WITH_CONTROLLER,
            "false", ConferenceEnding.OUTLIVES_CONTROLLER);

    /**
     * Reads a link's configuration; files are looked up from the working directory.
     *
     * @throws SettingsException if a value is refused
     */
    public static LinkSettings parse(String name, Map<String, ?> values) throws SettingsException {
        return parse(name, "onhook.csta.link~" + name + ".cfg", values, Path.of(""));
    }

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
                in.number("priority", 0, Integer.MIN_VALUE, Integer.MAX_VALUE),
                Endpoint.parse(in, 1040),
                in.text("profile", "generic"),
                session(in),
                devices(in),
                new TraitSettings(
                        in.choice("releasing-device", READINGS),
                        in.choice("clears", CLEARS),
                        in.choice("conference-ends-with-controller", CONFERENCES)),
                in.number("heartbeat-seconds", 30, 0, 86_400),
                in.number("reconnect-seconds", 1, 1, 3_600),
                new ReaderLimits(
                        in.number("max-frame-bytes", ReaderLimits.DEFAULT.maxFrameBytes(), 256, 65_535),
                        in.number("max-depth", ReaderLimits.DEFAULT.maxDepth(), 8, 1_000),
                        in.number("max-elements", ReaderLimits.DEFAULT.maxElements(), 64, 65_535)));
    }

    /** Whether a connection made under {@code other} can go on under these settings. */
    public boolean connectsLike(LinkSettings other) {
        return endpoint.equals(other.endpoint) && profile.equals(other.profile) && session.equals(other.session);
    }

    private static SessionSettings session(ConfigurationValues in) throws SettingsException {
        String encoding = in.text("encoding", "UTF-8");
        Charset charset =
                in.parsed("encoding", encoding, Charset::forName, "a character set such as UTF-8, ISO-8859-1");
        if (!charset.canEncode() || !charset.newEncoder().canEncode('<') || "<".getBytes(charset).length != 1) {
            throw in.refused("encoding", encoding, "a character set that contains ASCII, such as UTF-8, ISO-8859-1");
        }
        Optional<Path> passwordFile = in.file("password-file");
        Optional<Credentials> credentials = in.text("username")
                .map(user -> new Credentials(user, new Secret(in.text("password", "")), passwordFile));
        return new SessionSettings(
                in.text("application-id", "onhook"),
                in.number("requested-duration-seconds", 180, 0, 86_400),
                credentials,
                charset.equals(StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : charset,
                in.text("switch-name", ""),
                in.text("switch-address", ""));
    }

    private static DeviceNumbers devices(ConfigurationValues in) throws SettingsException {
        List<NumberPattern> internal = new ArrayList<>();
        for (String entry : in.list("internal-numbers")) {
            Optional<NumberPattern.Range> range = NumberPattern.range(entry);
            if (range.isPresent() ? !range.get().valid() : !entry.matches("[0-9+xX?#*]+")) {
                throw in.refused(
                        "internal-numbers",
                        entry,
                        "numbers, ranges 2000-2999 with ends of one length, patterns with x or ? for a digit and a"
                                + " trailing * for the rest, @FILE with one a line");
            }
            internal.add(NumberPattern.of(entry));
        }
        String prefix = in.text("trunk-prefix", "");
        if (!prefix.matches("[0-9*#]*")) {
            throw in.refused("trunk-prefix", prefix, "digits");
        }
        return new DeviceNumbers(monitors(in), internal, prefix);
    }

    private static List<String> monitors(ConfigurationValues in) throws SettingsException {
        Map<String, String> bySpelling = new LinkedHashMap<>();
        for (String entry : in.list("monitors")) {
            Optional<NumberPattern.Range> range = NumberPattern.range(entry);
            long more = range.isPresent() && range.get().valid() ? range.get().size() : 1;
            if (range.isPresent() && !range.get().valid() || bySpelling.size() + more > MAX_MONITORS) {
                throw in.refused(
                        "monitors",
                        entry,
                        "DNs, ranges 2000-2999 with ends of one length, @FILE with one a line; at most " + MAX_MONITORS
                                + " in all");
            }
            if (range.isPresent()) {
                range.get().numbers().forEach(dn -> bySpelling.putIfAbsent(dn, dn));
            } else {
                bySpelling.putIfAbsent(DeviceSpelling.normalForm(entry), entry);
            }
        }
        return List.copyOf(bySpelling.values());
    }
}
