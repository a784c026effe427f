package org.onhook.launcher;

import java.nio.file.Path;

/**
 * A file in {@code etc}, as far as its name tells.
 *
 * @param path the file
 */
record ConfigurationFile(Path path) {

    String name() {
        return path.getFileName().toString();
    }

    /** Whether it configures a link to a switch. */
    boolean isLink() {
        return name().matches("onhook\\.\\w+\\.link~.+");
    }

    /** Whether it configures a sink. */
    boolean isSink() {
        return name().matches("onhook\\.sink\\.\\w+~.+");
    }
}
