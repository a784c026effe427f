package org.onhook.tracking.lane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tlib.TLibraryLane;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.tracking.ConfigurationOrigin;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.AttributionSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.Policies;
import org.onhook.tracking.policy.PolicyServices;
import org.onhook.tracking.shadow.ShadowBook;
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
 * Runs a lane for each switch that has a link, and opens the links. While there is no T-Library service to report to, or this
 * bundle is away, links are suspended, so that nothing is read from any switch; what the lanes know is kept meanwhile.
 */
@Component(
        service = {CallDirectory.class, Lanes.class},
        immediate = true,
        configurationPid = "onhook.attribution")
public final class Lanes implements CallDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final long TICK_MILLIS = 100;
    private static final long CLOCK_PATIENCE_SECONDS = 5;

    private record Bound(SwitchLink link, int priority) {}

    private record Open(Lane lane, Feed feed) {}

    private final TLibrary library;
    private final ShadowBook shadows;
    private final Handover handover;
    private final Policies policies = new Policies();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final List<CallEventListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Bound> waiting = new ArrayList<>();
    private final Map<SwitchLink, Open> links = new IdentityHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "onhook-clock"));
    private boolean started;
    private volatile AttributionSettings settings = AttributionSettings.DEFAULT;

    /**
     * @param builtIn not called; nothing may be decided before the built-in policies are all there, nor after they went
     */
    @Activate
    public Lanes(
            BundleContext context,
            @Reference TLibrary library,
            @Reference PolicyServices builtIn,
            @Reference ShadowBook shadows,
            Map<String, Object> configuration) {
        this(home(context), library, shadows, configuration);
    }

    Lanes(Path home, TLibrary library, ShadowBook shadows, Map<String, Object> configuration) {
        this.library = library;
        this.shadows = shadows;
        this.handover = new Handover(home);
        configure(configuration);
    }

    /** A framework property, or else the system property of that name (OSGi Core, BundleContext.getProperty). */
    private static Path home(BundleContext context) {
        String home = context.getProperty("onhook.home");
        return Path.of(home == null ? "" : home);
    }

    /** All policies that there are have been bound: goes on with the calls that were in progress, and opens the links. */
    @Activate
    synchronized void start() {
        started = true;
        handover.switches().forEach(this::lane);
        waiting.forEach(this::open);
        waiting.clear();
        clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        configure(configuration);
        lanes.values().forEach(lane -> lane.configure(settings.tracker()));
        decide();
    }

    /** A bad value is refused, and what was in force goes on. */
    private void configure(Map<String, Object> configuration) {
        try {
            settings = AttributionSettings.parse(configuration);
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "Configuration {} is refused: {}; the former settings stay in force",
                    ConfigurationOrigin.of(configuration, "onhook.attribution"),
                    e.getMessage());
        }
        shadows.begin(settings.shadow());
        logMissing("policies", settings.policies());
        logMissing("shadow policies", settings.shadow());
    }

    private void logMissing(String what, List<String> names) {
        List<String> missing = policies.missing(names);
        if (!missing.isEmpty()) {
            LOG.info("onhook.attribution names {} that are not there yet: {}", what, missing);
        }
    }

    @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void bindPolicy(ReleasePolicy policy, Map<String, Object> properties) {
        policies.add(policy, properties);
        decide();
    }

    void unbindPolicy(ReleasePolicy policy) {
        policies.remove(policy);
        decide();
    }

    private void decide() {
        Attributor attributor = attributor();
        lanes.values().forEach(lane -> {
            lane.decideBy(attributor);
            setShadow(lane);
        });
    }

    private void setShadow(Lane lane) {
        List<String> names = settings.shadow();
        if (names.isEmpty()) {
            lane.endShadow();
        } else {
            lane.shadowBy(new Attributor(policies.inOrder(names)), shadows);
        }
    }

    private Attributor attributor() {
        return new Attributor(policies.inOrder(settings.policies()));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(CallEventListener listener) {
        listeners.add(listener);
    }

    void unbindListener(CallEventListener listener) {
        listeners.remove(listener);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindLink(SwitchLink link, Map<String, Object> properties) {
        int priority = properties.get("onhook.link.priority") instanceof Integer number ? number : 0;
        Bound bound = new Bound(link, priority);
        if (started) {
            open(bound);
        } else {
            waiting.add(bound);
        }
    }

    synchronized void unbindLink(SwitchLink link) {
        waiting.removeIf(bound -> bound.link() == link);
        Open open = links.remove(link);
        if (open != null) {
            link.close();
            open.lane().remove(open.feed(), now(), "the link was removed");
        }
    }

    private void open(Bound bound) {
        SwitchLink link = bound.link();
        Lane lane = lane(link.switchName());
        Feed feed = lane.add(link.name(), bound.priority(), Carrier.of(link));
        links.put(link, new Open(lane, feed));
        link.open(lane.receiver(feed));
    }

    private Lane lane(String switchName) {
        return lanes.computeIfAbsent(switchName, this::newLane);
    }

    private Lane newLane(String switchName) {
        TLibraryLane events = library.open(switchName);
        Attributor attributor = attributor();
        TrackerSettings waits = settings.tracker();
        Optional<Tracker> known = handover.take(switchName, state -> Tracker.read(state, waits, attributor));
        Lane lane = known.isEmpty()
                ? new Lane(switchName, events, waits, attributor)
                : new Lane(switchName, events, known.get(), waits, attributor);
        lane.expectTime(
                TimeUnit.MILLISECONDS.toMicros(TICK_MILLIS),
                known.map(Tracker::now).orElseGet(Lanes::now));
        lane.tell(listeners);
        setShadow(lane);
        if (known.isPresent()) {
            lane.awaitLinks(now());
        }
        return lane;
    }

    private void tick() {
        long now = now();
        lanes.values().forEach(lane -> lane.timePassed(now));
    }

    /** What is left for those that follow must not change any more. */
    private void stopClock() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(CLOCK_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("The clock did not stop within {} s", CLOCK_PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long now() {
        return Clock.micros();
    }

    /** The lanes of the switches that there are. */
    public Collection<Lane> lanes() {
        return List.copyOf(lanes.values());
    }

    @Override
    public List<CallView> calls(int limit) {
        List<CallView> calls = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            calls.addAll(lane.calls(limit - calls.size()));
        }
        return calls;
    }

    @Override
    public List<LinkReading> readings() {
        return lanes.values().stream().flatMap(lane -> lane.readings().stream()).toList();
    }

    /** Links are left as they are, but unread; what their lanes know is left for those that follow. */
    @Deactivate
    synchronized void stop() {
        started = false;
        lanes.values().forEach(Lane::stopWaiting);
        links.keySet().forEach(SwitchLink::suspend);
        stopClock();
        links.clear();
        lanes.forEach((switchName, lane) -> {
            handover.leave(switchName, lane);
            lane.close();
        });
    }
}
