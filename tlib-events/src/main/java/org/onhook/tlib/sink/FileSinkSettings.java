package org.onhook.tlib.sink;

import java.nio.file.Path;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.FileSettings;

/** The configuration of a file sink, known to be good: where it writes, and the key {@code must-have}. */
record FileSinkSettings(FileSinkKind kind, FileSettings file, boolean mustHave) {

    static FileSinkSettings read(FileSinkKind kind, ConfigValues values, Path home) throws BadValue {
        return new FileSinkSettings(
                kind,
                FileSettings.read(values, kind.defaultPath(), home),
                values.truth("must-have", kind.mustHaveByDefault()));
    }
}
