package org.onhook.http.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.onhook.http.settings.HttpSettings;

/**
 * The names under which the interface may be addressed. Any other is refused, so that no web page of elsewhere can have its
 * own name point here and then read what is answered.
 */
final class Authorities {

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");
    private static final int DEFAULT_PORT = 80;

    private final HttpSettings settings;
    private final String localAddress;
    private final int localPort;

    /**
     * @param localAddress the address that the connection came in on
     * @param localPort its port
     */
    Authorities(HttpSettings settings, String localAddress, int localPort) {
        this.settings = settings;
        this.localAddress = localAddress;
        this.localPort = localPort;
    }

    /** Whether a {@code Host} header names this interface. */
    boolean isOwnHost(String header) {
        String host = header.toLowerCase(Locale.ROOT);
        String withPort = host.matches(".*:[0-9]+") && !host.endsWith("]") ? host : host + ":" + DEFAULT_PORT;
        return isOwn("localhost", withPort)
                || isOwn("127.0.0.1", withPort)
                || isOwn("::1", withPort)
                || !WILDCARDS.contains(settings.host()) && isOwn(settings.host(), withPort)
                || isOwn(localAddress, withPort)
                || isListed(host, withPort);
    }

    /** Whether an {@code Origin} header names a page of this interface. */
    boolean isOwnOrigin(String header) {
        try {
            URI origin = new URI(header);
            String authority = origin.getRawAuthority();
            if (authority == null) {
                return false;
            }
            // With a scheme of its own, it went through a proxy of a name that is listed.
            return "http".equals(origin.getScheme()) && isOwnHost(authority)
                    || "https".equals(origin.getScheme()) && settings.names().contains(authority);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isOwn(String host, String asked) {
        return asked.equals(HttpSettings.authority(host, localPort));
    }

    private boolean isListed(String asked, String withPort) {
        return settings.names().stream()
                .anyMatch(
                        name -> name.equals(asked) || name.equals(withPort) || withPort.equals(name + ":" + localPort));
    }
}
