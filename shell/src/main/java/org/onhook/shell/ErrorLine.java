package org.onhook.shell;

import java.util.Optional;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;

/** An error in the log as one line. */
final class ErrorLine {

    private ErrorLine() {}

    /** The first line of what was logged; empty if it is no error. */
    static Optional<String> of(LogEntry entry) {
        if (entry.getLogLevel() != LogLevel.ERROR) {
            return Optional.empty();
        }
        return Optional.of(
                String.valueOf(entry.getMessage()).lines().findFirst().orElse(""));
    }
}
