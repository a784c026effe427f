package org.onhook.tracking.lane;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.tlib.TLibrary;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.tracking.attribution.Attributor;
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
 * Runs a lane for each switch that has a link, and opens the links. While there is no T-Library service to report to, no link
 * is open, so that nothing is read from any switch.
 */
@Component(service = CallDirectory.class, immediate = true, configurationPid = "onhook.attribution")
public final class Lanes implements CallDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final long TICK_MILLIS = 100;

    private final TLibrary library;
    private final Policies policies = new Policies();
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final List<SwitchLink> links = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "onhook-clock"));
    private volatile AttributionSettings settings = AttributionSettings.DEFAULT;

    @Activate
    public Lanes(@Reference TLibrary library, Map<String, Object> configuration) {
        this.library = library;
        configure(configuration);
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
            Object file = configuration.get("felix.fileinstall.filename");
            LOG.error(
                    "Configuration {} is refused: {}; the former settings stay in force",
                    file == null ? "onhook.attribution" : file,
                    e.getMessage());
        }
        List<String> missing = policies.missing(settings.policies());
        if (!missing.isEmpty()) {
            LOG.info("onhook.attribution names policies that are not there yet: {}", missing);
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
        lanes.values().forEach(lane -> lane.decideBy(attributor));
    }

    private Attributor attributor() {
        return new Attributor(policies.inOrder(settings.policies()));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindLink(SwitchLink link) {
        links.add(link);
        link.open(lane(link.switchName()).receiver(link.name()));
    }

    synchronized void unbindLink(SwitchLink link) {
        links.remove(link);
        close(link);
    }

    private void close(SwitchLink link) {
        link.close();
        lane(link.switchName()).accept(link.name(), new CallEvent.LinkDown(now(), "the link was removed"));
    }

    private Lane lane(String switchName) {
        return lanes.computeIfAbsent(
                switchName, name -> new Lane(name, library.open(name), settings.tracker(), attributor()));
    }

    private void tick() {
        long now = now();
        lanes.values().forEach(lane -> lane.timePassed(now));
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
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

    @Deactivate
    synchronized void stop() {
        clock.shutdownNow();
        links.forEach(this::close);
        lanes.values().forEach(Lane::close);
    }
}
