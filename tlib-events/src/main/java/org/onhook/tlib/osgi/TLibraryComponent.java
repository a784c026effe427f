package org.onhook.tlib.osgi;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onhook.api.sink.EventSink;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.tlib.TLibraryService;
import org.onhook.tlib.outbox.OutboxSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The T-Library as a service, with the sinks that are registered. Configuration {@code onhook.outbox}: {@code max-size},
 * the memory for events, 64MB unless configured.
 */
@Component(
        service = {TLibrary.class, ReleaseHistory.class, DeliveryStatus.class},
        immediate = true,
        configurationPid = "onhook.outbox")
public final class TLibraryComponent implements TLibrary, ReleaseHistory, DeliveryStatus {

    private static final Logger LOG = LoggerFactory.getLogger(TLibraryComponent.class);
    private static final String MAX_SIZE = "max-size";
    private static final long LEAST_SIZE = 1 << 20;

    private final TLibraryService library;
    private final StopWatch stopWatch;
    private volatile OutboxSettings settings = OutboxSettings.DEFAULT;

    /**
     * @param fileSinks not called; this component needs the bundle's own sinks so that these outlive it, and can be
     *     given everything that is left when the bundle stops
     * @throws IOException if the numbers that must survive a restart cannot be read or written
     */
    @Activate
    public TLibraryComponent(
            BundleContext context, Map<String, Object> configuration, @Reference FileSinkFactory fileSinks)
            throws IOException {
        read(configuration);
        library = new TLibraryService(
                Surroundings.home(context), Surroundings.run(context), settings, Clock.systemDefaultZone());
        stopWatch = new StopWatch(context, library);
        LOG.info("T-Library events are numbered from {}-{}", library.serverStart(), library.nextSequence());
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        read(configuration);
        library.configure(settings);
    }

    @Deactivate
    void stop() {
        stopWatch.close();
        library.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSink(EventSink sink, Map<String, Object> properties) {
        String name = nameOf(properties);
        if (name.isEmpty()) {
            LOG.error("a sink without the service property {} is not served: {}", EventSink.NAME, sink);
        } else {
            library.addSink(name, isTrue(properties.get(EventSink.MUST_HAVE)), sink);
        }
    }

    void removeSink(EventSink sink, Map<String, Object> properties) {
        library.removeSink(nameOf(properties), sink);
    }

    @Override
    public TLibraryLane open(String switchName) {
        return library.open(switchName);
    }

    @Override
    public Stream<byte[]> latest() {
        return library.latest();
    }

    @Override
    public List<byte[]> ofCall(long connId) {
        return library.ofCall(connId);
    }

    @Override
    public OutboxView outbox() {
        return library.outbox();
    }

    @Override
    public List<SinkView> sinks() {
        return library.sinks();
    }

    private void read(Map<String, Object> configuration) {
        ConfigValues values = new ConfigValues(configuration);
        try {
            settings = settings.withMaxBytes(values.bytes(MAX_SIZE, OutboxSettings.DEFAULT.maxBytes(), LEAST_SIZE));
        } catch (BadValue e) {
            LOG.error("{}: {}; the outbox goes on as it was", values.origin("onhook.outbox"), e.getMessage());
        }
    }

    private static String nameOf(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(EventSink.NAME, ""));
    }

    private static boolean isTrue(Object property) {
        return property != null && Boolean.parseBoolean(property.toString());
    }
}
