package org.onhook.tracking;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where a configuration comes from, for messages about it. */
public final class ConfigurationOrigin {

    private ConfigurationOrigin() {}

    /** The path of its file, or the identifier of the configuration if it has none. */
    public static String of(Map<String, ?> configuration, String pid) {
        Object file = configuration.get("felix.fileinstall.filename");
        if (file == null) {
            return pid;
        }
        try {
            return Path.of(URI.create(file.toString())).toString();
        } catch (IllegalArgumentException e) {
            return file.toString();
        }
    }
}
