package org.onhook.tlib.osgi;

import java.time.Clock;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import org.onhook.api.sink.EventSink;
import org.onhook.tlib.sink.ConfiguredSinks;
import org.onhook.tlib.sink.SinkHost;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Registers a sink for each configuration of {@code onhook.sink.jsonl~NAME} and {@code onhook.sink.tserverlog~NAME}.
 *
 * <p>A managed service factory rather than one component a sink: it validates before it changes anything, and so can keep
 * what ran before.
 */
@Component(
        service = {ManagedServiceFactory.class, FileSinkFactory.class},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = {Constants.SERVICE_PID + "=onhook.sink.jsonl", Constants.SERVICE_PID + "=onhook.sink.tserverlog"})
public final class FileSinkFactory implements ManagedServiceFactory {

    private final ConfiguredSinks sinks;

    @Activate
    public FileSinkFactory(BundleContext context) {
        sinks = new ConfiguredSinks(
                Surroundings.home(context),
                Clock.systemDefaultZone(),
                Surroundings.serverVersion(context),
                new Registrations(context));
    }

    @Override
    public String getName() {
        return "Onhook file sinks";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        Map<String, Object> values = new HashMap<>();
        for (String key : Collections.list(properties.keys())) {
            values.put(key, properties.get(key));
        }
        sinks.updated(pid, values);
    }

    @Override
    public void deleted(String pid) {
        sinks.deleted(pid);
    }

    @Deactivate
    void stop() {
        sinks.close();
    }

    /** Sinks as services. */
    private static final class Registrations implements SinkHost {

        private final BundleContext context;
        private final Map<EventSink, ServiceRegistration<EventSink>> registrations = new IdentityHashMap<>();

        Registrations(BundleContext context) {
            this.context = context;
        }

        @Override
        public synchronized void add(String name, boolean mustHave, EventSink sink) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(EventSink.NAME, name);
            properties.put(EventSink.MUST_HAVE, mustHave);
            registrations.put(sink, context.registerService(EventSink.class, sink, properties));
        }

        @Override
        public synchronized void remove(String name, EventSink sink) {
            registrations.remove(sink).unregister();
        }
    }
}
