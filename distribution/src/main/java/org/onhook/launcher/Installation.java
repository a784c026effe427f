package org.onhook.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The installed program, which nothing is ever written to.
 *
 * @param root the folder with {@code lib}, {@code system} and {@code defaults}
 * @param withheld bundles that are not started with the others, by the beginnings of their file names
 */
record Installation(Path root, List<String> withheld) {

    /** The installation that this class was loaded from: the launcher is in its {@code lib}. */
    static Installation current() {
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Installation(jar.getParent().getParent(), List.of());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bundles by start level, which is the name of the folder that they are in. */
    SortedMap<Integer, List<Path>> bundles() {
        SortedMap<Integer, List<Path>> bundles = new TreeMap<>();
        for (Path level : list(root.resolve("system"))) {
            List<Path> jars = list(level).stream()
                    .filter(jar -> withheld.stream().noneMatch(name -> isOf(jar, name)))
                    .toList();
            bundles.put(Integer.valueOf(level.getFileName().toString()), jars);
        }
        return bundles;
    }

    /** The same, without a bundle. */
    Installation without(String symbolicName) {
        return new Installation(root, List.of(symbolicName));
    }

    /** The file of a bundle. */
    Path bundle(String symbolicName) {
        return list(root.resolve("system")).stream()
                .flatMap(level -> list(level).stream())
                .filter(jar -> isOf(jar, symbolicName))
                .findFirst()
                .orElseThrow(() -> new Refused("not a complete installation: there is no " + symbolicName));
    }

    private static boolean isOf(Path jar, String symbolicName) {
        return jar.getFileName().toString().startsWith(symbolicName);
    }

    /** What a new home is filled with. */
    Path defaults() {
        return root.resolve("defaults");
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not a complete installation", e);
        }
    }
}
