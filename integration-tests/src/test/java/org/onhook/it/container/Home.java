package org.onhook.it.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.osgi.framework.BundleContext;

/**
 * The home of the container under test.
 *
 * @param dir the folder
 */
record Home(Path dir) {

    static Home of(BundleContext context) {
        return new Home(Path.of(context.getProperty("onhook.home")));
    }

    /** Writes a configuration file as an editor should: whole, then in place. */
    void configure(String file, String... lines) throws IOException {
        Path draft = Files.write(dir.resolve(file), List.of(lines));
        Files.move(draft, dir.resolve("etc").resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    void remove(String file) throws IOException {
        Files.delete(dir.resolve("etc").resolve(file));
    }

    /** What was written to a file under the home so far; empty if there is none. */
    String read(String file) throws IOException {
        Path path = dir.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
