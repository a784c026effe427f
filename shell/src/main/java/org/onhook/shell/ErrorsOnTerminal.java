package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/**
 * Tells errors, a line each, as they are logged, to whoever started the connector: a configuration that is refused while it runs is
 * not only in the log. The launcher, which shares no classes with bundles, takes them as a consumer of lines.
 */
@Component(service = {})
public final class ErrorsOnTerminal implements LogListener {

    private final LogReaderService log;

    @Reference(service = Consumer.class, target = "(onhook.report=errors)", cardinality = MULTIPLE, policy = DYNAMIC)
    private volatile List<Consumer<String>> terminals;

    @Activate
    public ErrorsOnTerminal(@Reference LogReaderService log) {
        this.log = log;
        log.addLogListener(this);
    }

    @Deactivate
    void deactivate() {
        log.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        List<Consumer<String>> present = terminals;
        if (present != null) {
            ErrorLine.of(entry).ifPresent(line -> present.forEach(terminal -> terminal.accept(line)));
        }
    }
}
