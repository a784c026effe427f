package org.onhook.driver.tck.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** Finds bundles on the class path of the test. */
final class ClassPath {

    private final ClassLoader loader;

    ClassPath(ClassLoader loader) {
        this.loader = loader;
    }

    /** A bundle on the class path. */
    record Found(URL manifestUrl, Manifest manifest) {

        String header(String name) {
            return manifest.getMainAttributes().getValue(name);
        }

        /** Where its jar is. */
        String jarUrl() {
            String url = manifestUrl.toString();
            if (!url.startsWith("jar:")) {
                throw new IllegalStateException("not in a jar: " + url);
            }
            return url.substring("jar:".length(), url.indexOf("!/"));
        }
    }

    Found bundle(String symbolicName) throws IOException {
        for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Found found = new Found(url, new Manifest(in));
                String name = found.header(Constants.BUNDLE_SYMBOLICNAME);
                if (name != null && name.replaceFirst(";.*", "").strip().equals(symbolicName)) {
                    return found;
                }
            }
        }
        throw new IllegalStateException("there is no bundle " + symbolicName + " on the class path of the test");
    }
}
