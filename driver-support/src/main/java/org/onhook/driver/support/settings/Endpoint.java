package org.onhook.driver.support.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the switch is.
 *
 * @param tls how the connection is secured, if it is
 */
public record Endpoint(String host, int port, Optional<Tls> tls) {

    /** The keys that {@link #parse} reads. */
    public static final List<String> KEYS = List.of("host", "port", "tls", "tls-trust", "tls-verify");

    /**
     * @param trust a PEM file with the certificates to trust; without one, those of the Java installation
     * @param verify whether certificate chain and host name are verified
     */
    public record Tls(Optional<Path> trust, boolean verify) {}

    /**
     * Reads the keys {@link #KEYS}.
     *
     * @param port the port where none is configured
     * @throws SettingsException if a value is refused
     */
    public static Endpoint parse(ConfigurationValues in, int port) throws SettingsException {
        String host = in.required("host", "the switch's host name or address");
        boolean tls = in.flag("tls", false);
        Tls secured = new Tls(in.file("tls-trust"), in.flag("tls-verify", true));
        return new Endpoint(host, in.number("port", port, 1, 65_535), tls ? Optional.of(secured) : Optional.empty());
    }

    @Override
    public String toString() {
        return host + ":" + port + (tls.isPresent() ? " (TLS)" : "");
    }
}
