package org.onhook.http.osgi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onhook.http.access.Access;
import org.onhook.http.access.Guard;
import org.onhook.http.access.Sessions;
import org.onhook.http.settings.BadValue;
import org.onhook.http.settings.HttpSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP interface under its configuration {@code onhook.http}, which is the one place that says where it listens. A bad
 * value is refused with one line in the log, and what was in force before goes on.
 *
 * <p>Changes of where it listens are carried out by a thread of its own, because they wait for Felix HTTP, which learns of
 * them on the thread that delivers configurations.
 *
 * <p>As a supplier, it tells the launcher, which shares no classes with bundles, where it listens: the URL, or {@code none}
 * and why; nothing as long as that is not decided.
 */
@Component(
        service = {Access.class, Supplier.class},
        immediate = true,
        configurationPid = HttpInterface.PID,
        property = "onhook.report=http")
public final class HttpInterface implements Access, Supplier<List<String>> {

    static final String PID = "onhook.http";

    private static final Logger LOG = LoggerFactory.getLogger(HttpInterface.class);
    private static final String FILE_NAME = "felix.fileinstall.filename";
    private static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";
    private static final long RETRY_SECONDS = 5;
    private static final long STOP_SECONDS = 2;

    private final BundleContext context;
    private final JettyServer jetty;
    private final Sessions sessions = new Sessions(System::nanoTime);
    private final Guard guard = new Guard(this::settings, sessions);
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "onhook-http"));
    private final Set<String> warnedKeys = new HashSet<>();
    private volatile HttpSettings settings;
    private volatile HttpSettings wanted;
    private volatile List<String> report = List.of();
    private volatile boolean listening;

    @Activate
    public HttpInterface(
            BundleContext context, @Reference ConfigurationAdmin configurations, Map<String, Object> configuration) {
        this.context = context;
        jetty = new JettyServer(configurations);
        settings = defaults(context);
        configure(configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        configure(configuration);
    }

    @Deactivate
    void stop() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("HTTP interface: its thread does not end");
            }
            jetty.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Configuration Admin is gone first, and Jetty with it", e);
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            target = JettyServer.TARGET)
    void bindRuntime(HttpServiceRuntime runtime, Map<String, Object> properties) {
        jetty.started(runtime, properties);
    }

    void unbindRuntime(HttpServiceRuntime runtime) {
        jetty.stopped(runtime);
    }

    @Override
    public HttpSettings settings() {
        return settings;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public List<String> get() {
        return !listening || jetty.serves(ownServlets()) ? report : List.of();
    }

    private Set<Long> ownServlets() {
        ServiceReference<?>[] registered = context.getBundle().getRegisteredServices();
        return Arrays.stream(registered == null ? new ServiceReference<?>[0] : registered)
                .filter(reference -> reference.getProperty(PATTERN) != null)
                .map(reference -> (Long) reference.getProperty(Constants.SERVICE_ID))
                .collect(Collectors.toSet());
    }

    private void configure(Map<String, Object> configuration) {
        String origin = origin(configuration);
        warnOfUnknownKeys(origin, configuration);
        try {
            HttpSettings next = HttpSettings.parse(configuration, defaults(context));
            wanted = next;
            worker.execute(() -> apply(next));
        } catch (BadValue e) {
            String consequence = wanted == null
                    ? "there is no HTTP interface until it is mended"
                    : "the HTTP interface goes on as it was";
            LOG.error("{}: {}; {}", origin, e.getMessage(), consequence);
        }
    }

    /** Puts a configuration in force; on the worker alone. */
    private void apply(HttpSettings next) {
        if (next != wanted || listening && next.equals(settings)) {
            return;
        }
        HttpSettings before = settings;
        // The new token counts before the new place does.
        settings = next;
        try {
            listen(next, before);
        } catch (IOException e) {
            refuse(next, before, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(HttpSettings next, HttpSettings before) throws IOException, InterruptedException {
        JettyServer.Place place = placeOf(next);
        if (!listening || !place.equals(placeOf(before))) {
            int port = jetty.listen(place);
            listening = true;
            String url = "http://" + HttpSettings.authority(next.host(), port);
            report = List.of(url);
            LOG.info("HTTP interface: {}", url);
        }
    }

    private static JettyServer.Place placeOf(HttpSettings settings) {
        return new JettyServer.Place(settings.host(), settings.port(), settings.stall());
    }

    private void refuse(HttpSettings next, HttpSettings before, IOException reason) {
        String what = "port=" + next.port() + ", host=" + next.host() + " cannot be listened on: " + reason.getMessage()
                + "; allowed: a free port of this machine";
        if (listening) {
            settings = before;
            LOG.error("{}: {}; the HTTP interface goes on as it was", PID, what);
            return;
        }
        if (report.isEmpty()) {
            report = List.of("none: " + what);
            LOG.error("{}: {}; there is no HTTP interface until then", PID, what);
        }
        worker.schedule(() -> apply(next), RETRY_SECONDS, TimeUnit.SECONDS);
    }

    /** Tests, of which many run at a time, have the container say that the port is any that is free. */
    private static HttpSettings defaults(BundleContext context) {
        return "0".equals(context.getProperty("onhook.http.port"))
                ? HttpSettings.DEFAULT_ON_ANY_PORT
                : HttpSettings.DEFAULT;
    }

    private void warnOfUnknownKeys(String origin, Map<String, Object> configuration) {
        for (String key : configuration.keySet()) {
            // Keys with a dot are the container's.
            if (key.indexOf('.') < 0 && !HttpSettings.KEYS.contains(key) && warnedKeys.add(key)) {
                LOG.warn("{}: {} is not a key and is ignored; keys are {}", origin, key, HttpSettings.KEYS);
            }
        }
    }

    /** Where the configuration comes from: its file, if it has one. */
    private static String origin(Map<String, Object> configuration) {
        Object file = configuration.get(FILE_NAME);
        try {
            return file == null ? PID : Path.of(URI.create(file.toString())).toString();
        } catch (IllegalArgumentException e) {
            return PID;
        }
    }
}
