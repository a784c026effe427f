package org.onhook.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogReaderService;

/**
 * {@code onhook:errors}: the latest errors in the log. The launcher, which shares no classes with bundles, asks the same of
 * this service as a supplier of lines, to learn whether a configuration file was refused.
 */
@Component(
        service = Supplier.class,
        property = {"onhook.report=errors", "osgi.command.scope=onhook", "osgi.command.function=errors"})
public final class ErrorsCommand implements Supplier<List<String>> {

    private final LogReaderService log;

    @Activate
    public ErrorsCommand(@Reference LogReaderService log) {
        this.log = log;
    }

    /** A line an error, oldest first. */
    public String errors() {
        List<String> errors = get();
        return errors.isEmpty() ? "no errors" : String.join("\n", errors);
    }

    @Override
    public List<String> get() {
        List<LogEntry> entries = Collections.list(log.getLog());
        Collections.reverse(entries);
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> ErrorLine.of(entry).ifPresent(lines::add));
        return List.copyOf(lines);
    }
}
