package org.onhook.http.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration {@code onhook.http}.
 *
 * @param host the name or address to listen on, without brackets
 * @param port the port to listen on; 0 for any that is free
 * @param token what requests have to show, if anything
 * @param names further names, in lower case, under which the interface may be addressed: {@code NAME}, which means its
 *     port, or {@code NAME:PORT}
 * @param maxConsumers how many consumers of the stream there may be
 * @param stall how long a connection may be without any progress
 * @param streamBuffer how much memory the stream's events may take, in bytes
 * @param callHistory how much memory the events of calls in progress and lately ended may take, in bytes
 */
public record HttpSettings(
        String host,
        int port,
        Optional<Token> token,
        List<String> names,
        int maxConsumers,
        Duration stall,
        long streamBuffer,
        long callHistory) {

    /** The keys that there are. */
    public static final Set<String> KEYS =
            Set.of("host", "port", "token", "names", "max-consumers", "stall-seconds", "stream-buffer", "call-history");

    private static final long MB = 1 << 20;

    /** What is in force where nothing is configured. */
    public static final HttpSettings DEFAULT = usual(8470);

    /** The same on any port that is free. */
    public static final HttpSettings DEFAULT_ON_ANY_PORT = usual(0);

    public HttpSettings {
        names = List.copyOf(names);
    }

    private static HttpSettings usual(int port) {
        return new HttpSettings(
                "127.0.0.1", port, Optional.empty(), List.of(), 100, Duration.ofSeconds(30), 16 * MB, 16 * MB);
    }

    /**
     * Reads the configuration.
     *
     * @param otherwise what is in force where it says nothing
     */
    public static HttpSettings parse(Map<String, ?> properties, HttpSettings otherwise) throws BadValue {
        Values values = new Values(properties);
        Optional<Token> token = token(values);
        return new HttpSettings(
                host(values, token.isPresent(), otherwise),
                values.number("port", otherwise.port, 0, 65535),
                token,
                names(values),
                values.number("max-consumers", otherwise.maxConsumers, 1, 10_000),
                Duration.ofSeconds(values.number("stall-seconds", (int) otherwise.stall.toSeconds(), 1, 3600)),
                values.bytes("stream-buffer", otherwise.streamBuffer, 64 << 10, 1024 * MB),
                values.bytes("call-history", otherwise.callHistory, 64 << 10, 1024 * MB));
    }

    /** The host and port as they are written in a URL. */
    public static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static Optional<Token> token(Values values) throws BadValue {
        String text = values.text("token", "");
        if (!text.matches("[!-~]*")) {
            throw new BadValue("token", "(not shown)", "letters, digits and signs of ASCII, without spaces");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Token(text));
    }

    private static String host(Values values, boolean hasToken, HttpSettings otherwise) throws BadValue {
        String text = values.text("host", otherwise.host).toLowerCase(Locale.ROOT);
        String host = text.matches("\\[.*\\]") ? text.substring(1, text.length() - 1) : text;
        InetAddress address = addressOf(host);
        if (!address.isLoopbackAddress() && !hasToken) {
            throw new BadValue("host", text, "without a token, only this machine itself: 127.0.0.1, ::1, localhost");
        }
        return host;
    }

    private static InetAddress addressOf(String host) throws BadValue {
        try {
            if (host.matches("[a-z0-9.:_%-]+")) {
                return InetAddress.getByName(host);
            }
        } catch (UnknownHostException e) {
            // refused below, like a text that is no name at all
        }
        throw new BadValue("host", host, "a name or an address of this machine; 0.0.0.0 for all");
    }

    private static List<String> names(Values values) throws BadValue {
        List<String> names = values.list("names").stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        for (String name : names) {
            if (!name.matches("([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?")) {
                throw new BadValue("names", name, "names or addresses, each NAME or NAME:PORT, separated by commas");
            }
        }
        return names;
    }
}
