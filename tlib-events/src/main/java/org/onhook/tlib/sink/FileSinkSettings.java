package org.onhook.tlib.sink;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The configuration of a file sink, known to be good. Keys: {@code path}, relative to the home; {@code must-have};
 * {@code rotate-size} (0: any size); {@code rotate-time} ({@code none}, {@code hourly}, {@code daily}); {@code keep} (0:
 * all).
 *
 * @param path absolute
 */
record FileSinkSettings(Path path, boolean mustHave, Rotation rotation) {

    private static final int MOST_KEPT = 1_000_000;

    static FileSinkSettings read(FileSinkKind kind, ConfigValues values, Path home) throws BadValue {
        Rotation rotation = new Rotation(
                values.bytes("rotate-size", 0, 0),
                values.choice("rotate-time", Rotation.Period.class, Rotation.Period.NONE),
                values.count("keep", 0, MOST_KEPT));
        return new FileSinkSettings(
                path(values.text("path", kind.defaultPath()), home),
                values.truth("must-have", kind.mustHaveByDefault()),
                rotation);
    }

    private static Path path(String text, Path home) throws BadValue {
        try {
            Path path = home.resolve(text).toAbsolutePath().normalize();
            if (!text.isEmpty() && !Files.isDirectory(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new BadValue("path", text, "a file, relative to " + home + " or absolute; " + e.getReason());
        }
        throw new BadValue("path", text, "a file, relative to " + home + " or absolute");
    }
}
