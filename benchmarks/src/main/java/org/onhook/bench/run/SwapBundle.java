package org.onhook.bench.run;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.onhook.bench.swap.Swaps;

/** Packs what exchanges things from inside the container. */
final class SwapBundle {

    private SwapBundle() {}

    /** Writes the bundle into the folder that bundles are deployed from, whole and at once. */
    static void into(Path deploy) throws Exception {
        try (Builder builder = new Builder()) {
            builder.setClasspath(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(File::new)
                            .filter(File::exists)
                            .toArray(File[]::new));
            builder.setProperty("Bundle-SymbolicName", "org.onhook.bench.swap");
            builder.setProperty("Private-Package", Swaps.class.getPackageName());
            builder.setProperty("-noimportjava", "true");
            Jar jar = builder.build();
            if (!builder.isOk()) {
                throw new IllegalStateException("the bundle cannot be made: " + builder.getErrors());
            }
            Path draft = deploy.resolveSibling("swaps.jar");
            jar.write(draft.toFile());
            Files.move(draft, Files.createDirectories(deploy).resolve("swaps.jar"));
        }
    }
}
