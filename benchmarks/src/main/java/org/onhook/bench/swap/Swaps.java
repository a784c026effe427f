package org.onhook.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.sink.EventSink;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Once it is configured it does to the connector what is to be measured, and writes how long the pauses were. */
@Component(
        configurationPid = Swaps.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {})
public final class Swaps {

    /** The name of its configuration. */
    public static final String PID = "org.onhook.bench.swaps";

    /** The pauses while nothing is done, and while policies are exchanged by ranking, and by configuration. */
    public static final String NOTHING = "nothing";

    public static final String RANKING = "a policy comes, or goes, at the highest ranking";
    public static final String CONFIGURATION = "`onhook.attribution` names the policies, or does not";

    /** The bundles that are updated. A driver's link would be another connection. */
    public static final List<String> UPDATED = List.of("org.onhook.tracking", "org.onhook.tlib");

    /** What is configured. */
    @interface Config {
        /** How often policies are exchanged. */
        int exchanges() default 100;

        /** How often each bundle is updated. */
        int updates() default 5;

        /** The file that the pauses are written to. */
        String result();
    }

    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Config config;
    private final Pauses pauses = new Pauses();
    private final Thread thread = new Thread(this::run, "swaps");

    @Activate
    public Swaps(BundleContext context, @Reference ConfigurationAdmin configurations, Config config) {
        this.context = context;
        this.configurations = configurations;
        this.config = config;
        thread.start();
    }

    @Deactivate
    void stop() {
        thread.interrupt();
    }

    private void run() {
        ServiceRegistration<EventSink> sink =
                context.registerService(EventSink.class, pauses, properties(EventSink.NAME, "pauses"));
        try {
            for (int i = 0; i < config.exchanges(); i++) {
                pauses.during(NOTHING, () -> {});
            }
            exchangeByRanking();
            exchangeByConfiguration();
            for (String bundle : UPDATED) {
                for (int i = 0; i < config.updates(); i++) {
                    pauses.during("update of `" + bundle + "`", () -> update(bundle));
                }
            }
            report(pauses.lines());
        } catch (Exception e) {
            report(List.of("failed: " + e));
        } finally {
            sink.unregister();
        }
    }

    /** Whole and at once. */
    private void report(List<String> lines) {
        try {
            Path result = Path.of(config.result());
            Files.move(Files.write(result.resolveSibling("pauses.draft"), lines), result);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void exchangeByRanking() throws Exception {
        for (int i = 0; i < config.exchanges(); i += 2) {
            Collection<ServiceRegistration<ReleasePolicy>> policy = new java.util.ArrayList<>();
            pauses.during(
                    RANKING,
                    () -> policy.add(context.registerService(
                            ReleasePolicy.class, new Abstains(), properties(Constants.SERVICE_RANKING, 5_000))));
            pauses.during(RANKING, () -> policy.forEach(ServiceRegistration::unregister));
        }
    }

    /** Named in the order that they have by their ranking: what is decided is the same. */
    private void exchangeByConfiguration() throws Exception {
        Configuration attribution = configurations.getConfiguration("onhook.attribution", "?");
        Dictionary<String, Object> none = attribution.getProperties();
        Dictionary<String, Object> named = properties("policies", policies());
        for (int i = 0; i < config.exchanges(); i++) {
            Dictionary<String, Object> next = i % 2 == 0 || none == null ? named : none;
            pauses.during(CONFIGURATION, () -> attribution.update(next));
        }
    }

    private String policies() throws InvalidSyntaxException {
        return context.getServiceReferences(ReleasePolicy.class, null).stream()
                .sorted(Collections.reverseOrder(ServiceReference::compareTo))
                .map(reference -> context.getService(reference).name())
                .collect(Collectors.joining(","));
    }

    private void update(String symbolicName) throws BundleException, InterruptedException {
        Bundle bundle = Arrays.stream(context.getBundles())
                .filter(each -> each.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
        bundle.update();
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(List.of(bundle), event -> {
                    if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                        refreshed.countDown();
                    }
                });
        refreshed.await();
    }

    private static Dictionary<String, Object> properties(String name, Object value) {
        return new Hashtable<>(Map.of(name, value));
    }
}
