package org.onhook.asterisk.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the switch is.
 *
 * @param tls how the connection is secured, if it is
 */
public record Endpoint(String host, int port, Optional<Tls> tls) {

    /**
     * @param trust a PEM file with the certificates to trust; without one, those of the Java installation
     * @param verify whether certificate chain and host name are verified
     */
    public record Tls(Optional<Path> trust, boolean verify) {}

    @Override
    public String toString() {
        return host + ":" + port + (tls.isPresent() ? " (TLS)" : "");
    }
}
