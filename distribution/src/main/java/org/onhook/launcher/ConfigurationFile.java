package org.onhook.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A file in {@code etc}, as far as it can be judged before anything runs.
 *
 * @param path the file
 */
record ConfigurationFile(Path path) {

    /** The PID under which Configuration Admin will know it. */
    String pid() {
        String name = path.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Whether it is one of several of its kind, {@code PID~NAME}, for one of this connector's services. */
    boolean configuresOneOfSeveral() {
        return pid().startsWith("onhook.") && pid().indexOf('~') > 0;
    }

    /**
     * Checks that it can be read at all.
     *
     * @throws Refused if it cannot
     */
    void check() {
        if (pid().endsWith("~") || pid().startsWith("~")) {
            throw new Refused(path + ": the name of a configuration file is PID.cfg or PID~NAME.cfg");
        }
        if (!path.toString().endsWith(".cfg")) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(path)) {
            new Properties().load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(path + ": not a properties file: " + e.getMessage());
        }
    }
}
