package org.onhook.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The configuration of a file that is written, known to be good. Keys: {@code path}, relative to the home;
 * {@code rotate-size} (0: any size); {@code rotate-time} ({@code none}, {@code hourly}, {@code daily}); {@code keep} (0:
 * all).
 *
 * @param path absolute
 */
public record FileSettings(Path path, Rotation rotation) {

    private static final String PATH = "path";
    private static final int MOST_KEPT = 1_000_000;

    /**
     * Reads a configuration.
     *
     * @param defaultPath the path where none is configured
     * @throws BadValue if a value is refused
     */
    public static FileSettings read(ConfigValues values, String defaultPath, Path home) throws BadValue {
        Rotation rotation = new Rotation(
                values.bytes("rotate-size", 0, 0),
                values.choice("rotate-time", Rotation.Period.class, Rotation.Period.NONE),
                values.count("keep", 0, MOST_KEPT));
        return new FileSettings(path(values.text(PATH, defaultPath), home), rotation);
    }

    private static Path path(String text, Path home) throws BadValue {
        try {
            Path path = home.resolve(text).toAbsolutePath().normalize();
            if (!text.isEmpty() && !Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new BadValue(PATH, text, "a file, relative to " + home + " or absolute; " + e.getReason());
        }
        throw new BadValue(PATH, text, "a file, relative to " + home + " or absolute");
    }
}
