package org.onhook.it.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.sink.EventSink;
import org.onhook.api.sink.PublishedEvent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Does to a running connector what an operator might do. */
final class Swapper {

    private static final String DRIVER = "org.onhook.csta";
    private static final String TRACKING = "org.onhook.tracking";
    private static final String EVENTS = "org.onhook.tlib";

    private final BundleContext context;
    private final Bundles bundles;
    private final Home home;

    Swapper(BundleContext context, Home home) {
        this.context = context;
        this.bundles = new Bundles(context);
        this.home = home;
    }

    void run(Swap swap, Random random) throws Exception {
        switch (swap) {
            case UPDATE_DRIVER -> bundles.update(DRIVER);
            case STOP_DRIVER -> bundles.restart(DRIVER);
            case REINSTALL_DRIVER -> bundles.reinstall(DRIVER);
            case UPDATE_TRACKING -> bundles.update(TRACKING);
            case STOP_TRACKING -> bundles.restart(TRACKING);
            case REINSTALL_TRACKING -> bundles.reinstall(TRACKING);
            case UPDATE_EVENTS -> bundles.update(EVENTS);
            case STOP_EVENTS -> bundles.restart(EVENTS);
            case REINSTALL_EVENTS -> bundles.reinstall(EVENTS);
            case EXCHANGE_POLICY ->
                exchange(ReleasePolicy.class, new Abstains(), Map.of(Constants.SERVICE_RANKING, 5_000));
            case EXCHANGE_SINK -> exchange(EventSink.class, new Swallows(), Map.of(EventSink.NAME, "swallows"));
            case CONFIGURE_ATTRIBUTION ->
                home.configure("onhook.attribution.cfg", "stuck-call-seconds = " + (80_000 + random.nextInt(1_000)));
            case CONFIGURE_LINK -> configureLink(20 + random.nextInt(40));
        }
    }

    private void configureLink(int heartbeatSeconds) throws IOException {
        String file = "onhook.csta.link~osv-1.cfg";
        List<String> lines = new ArrayList<>(List.of(home.read("etc/" + file).split("\n")));
        lines.removeIf(line -> line.startsWith("heartbeat-seconds"));
        lines.add("heartbeat-seconds = " + heartbeatSeconds);
        home.configure(file, lines.toArray(new String[0]));
    }

    private <T> void exchange(Class<T> type, T service, Map<String, Object> properties) {
        ServiceRegistration<T> registration = context.registerService(type, service, new Hashtable<>(properties));
        registration.unregister();
    }

    private static final class Abstains implements ReleasePolicy {
        @Override
        public String name() {
            return "abstains";
        }

        @Override
        public Basis basis() {
            return Basis.STATEMENT;
        }

        @Override
        public Optional<Verdict> judge(Release release) {
            return Optional.empty();
        }
    }

    private static final class Swallows implements EventSink {
        @Override
        public void write(List<PublishedEvent> batch) {
            // It has everything that it wants.
        }

        @Override
        public void gap(long first, long last) {
            // It misses nothing.
        }
    }
}
