package org.onhook.driver.tck.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.onhook.api.driver.SwitchLink;
import org.onhook.driver.tck.bench.Recorder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Opens each link as soon as it is registered, and closes it when it is unregistered, as the connector does. */
public final class OpenLinks implements ServiceListener, AutoCloseable {

    private static final String FILTER = "(objectClass=" + SwitchLink.class.getName() + ")";

    /** A link that is registered. */
    public record Opened(SwitchLink link, Recorder recorder, Map<String, Object> properties) {}

    private final BundleContext context;
    private final Map<ServiceReference<?>, Opened> links = new ConcurrentHashMap<>();
    private final List<Recorder> recorders = new ArrayList<>();

    private OpenLinks(BundleContext context) {
        this.context = context;
    }

    /** Begins to do so. */
    public static OpenLinks in(Container container) {
        OpenLinks links = new OpenLinks(container.context());
        try {
            links.context.addServiceListener(links, FILTER);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        container.services(SwitchLink.class).forEach(links::open);
        return links;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED) {
            open(event.getServiceReference());
        } else if (event.getType() == ServiceEvent.UNREGISTERING) {
            close(event.getServiceReference());
        }
    }

    private synchronized void open(ServiceReference<?> reference) {
        if (!links.containsKey(reference) && context.getService(reference) instanceof SwitchLink link) {
            Recorder recorder = new Recorder(new AtomicLong());
            recorders.add(recorder);
            Map<String, Object> properties = new ConcurrentHashMap<>();
            for (String key : reference.getPropertyKeys()) {
                properties.put(key, reference.getProperty(key));
            }
            links.put(reference, new Opened(link, recorder, properties));
            link.open(recorder);
        }
    }

    private synchronized void close(ServiceReference<?> reference) {
        Opened opened = links.remove(reference);
        if (opened != null) {
            opened.link().close();
            opened.recorder().over();
            context.ungetService(reference);
        }
    }

    /** The link of that name. */
    public Optional<Opened> named(String name) {
        return links.values().stream()
                .filter(opened -> opened.link().name().equals(name))
                .findFirst();
    }

    /** How many there are. */
    public int count() {
        return links.size();
    }

    /** The rules that were broken. */
    public synchronized List<String> violations() {
        return recorders.stream()
                .flatMap(recorder -> recorder.violations().stream())
                .toList();
    }

    @Override
    public void close() {
        context.removeServiceListener(this);
        List.copyOf(links.keySet()).forEach(this::close);
    }
}
