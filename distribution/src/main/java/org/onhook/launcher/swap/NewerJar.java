package org.onhook.launcher.swap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** A bundle as its vendor would deliver the next version of it. */
final class NewerJar {

    private NewerJar() {}

    /**
     * Writes {@code jar} with the next micro version into a folder, whole and at once.
     *
     * @return the version
     */
    static Version into(Path folder, Path jar) throws IOException {
        Path draft = Files.createTempFile("onhook", ".jar");
        Version next;
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar));
                OutputStream out = Files.newOutputStream(draft)) {
            Manifest manifest = new Manifest(in.getManifest());
            Version version = Version.parseVersion(manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION));
            next = new Version(version.getMajor(), version.getMinor(), version.getMicro() + 1);
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, next.toString());
            try (JarOutputStream copy = new JarOutputStream(out, manifest)) {
                copyEntries(in, copy);
            }
        }
        Files.createDirectories(folder);
        Files.move(draft, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        return next;
    }

    private static void copyEntries(JarInputStream in, JarOutputStream out) throws IOException {
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
            if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                out.putNextEntry(new JarEntry(entry.getName()));
                ((InputStream) in).transferTo(out);
            }
        }
    }
}
