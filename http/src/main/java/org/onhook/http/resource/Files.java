package org.onhook.http.resource;

import java.io.IOException;
import java.io.InputStream;

/** Files of this bundle. */
final class Files {

    private Files() {}

    /** The content of a file that is beside this class. */
    static byte[] read(String name) throws IOException {
        try (InputStream file = Files.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("not in this bundle: " + name);
            }
            return file.readAllBytes();
        }
    }
}
