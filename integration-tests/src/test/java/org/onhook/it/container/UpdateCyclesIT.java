package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A connector that runs for years is updated many times: nothing of what was exchanged may stay. {@code -Donhook.cycles=1000} is
 * the long form.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class UpdateCyclesIT {

    private static final int CYCLES = Integer.getInteger("onhook.cycles", 3);
    /**
     * The JDK keeps the types that method handles of its own were last used with, as for the equality of records; and the log its
     * latest entries. Whatever the number of updates, that is not more.
     */
    private static final int KEPT_BY_THE_JDK = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("cycles")};
    }

    @Test
    public void nothingIsLeftOfABundleThatWasUpdated() throws Exception {
        Bundles bundles = new Bundles(context);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice())) {
            connect(pbx);
            once(bundles);
            Map<String, Long> services = services();
            long threads = threads();
            long heap = heap();
            Map<String, List<WeakReference<ClassLoader>>> gone = new TreeMap<>();
            for (String name : bundles.exchangeable()) {
                gone.put(name, updated(bundles, name));
            }
            Await.within(PATIENCE, () -> "no class loader of an old version is left; there are " + left(gone), () -> {
                System.gc();
                return left(gone).isEmpty();
            });
            Await.within(PATIENCE, "as many threads as before", () -> threads() <= threads);
            assertThat(services()).isEqualTo(services);
            System.out.printf(
                    "%d updates of each of %d bundles: heap %.1f MB before, %.1f MB after; threads %d, %d%n",
                    CYCLES, gone.size(), heap / 1e6, heap() / 1e6, threads, threads());
        }
    }

    private void connect(SwitchSimulator pbx) throws Exception {
        Home home = Home.of(context);
        TreeSet<String> devices = new TreeSet<>(Traffic.range(2000, 2009));
        home.configure("onhook.sink.jsonl~events.cfg", "path = data/events.jsonl");
        home.configure(
                "onhook.csta.link~osv-1.cfg",
                "host = 127.0.0.1",
                "port = " + pbx.start(0),
                "profile = openscape-voice",
                "reconnect-seconds = 1",
                "monitors = 2000-2009");
        pbx.expect(devices);
        assertThat(pbx.awaitMonitors(devices, PATIENCE)).isTrue();
        awaitUp();
    }

    private void awaitUp() throws Exception {
        Await.within(PATIENCE, "osv-1 is up", () -> new Services(context).isUp("osv-1"));
    }

    /** What is made when something is exchanged for the first time is there before it is measured. */
    private void once(Bundles bundles) throws Exception {
        for (String name : bundles.exchangeable()) {
            bundles.update(name);
        }
        awaitUp();
    }

    /** The class loaders of all versions but the last. */
    private List<WeakReference<ClassLoader>> updated(Bundles bundles, String name) throws Exception {
        Stream.Builder<WeakReference<ClassLoader>> old = Stream.builder();
        for (int i = 0; i < CYCLES; i++) {
            old.add(new WeakReference<>(
                    bundles.named(name).adapt(BundleWiring.class).getClassLoader()));
            bundles.update(name);
            awaitUp();
        }
        return old.build().toList();
    }

    /** Of which bundles more versions are still there than are kept in any case. */
    private static Map<String, Long> left(Map<String, List<WeakReference<ClassLoader>>> gone) {
        Map<String, Long> left = new TreeMap<>();
        gone.forEach((name, loaders) -> left.put(
                name, loaders.stream().filter(loader -> loader.get() != null).count()));
        left.values().removeIf(count -> count <= KEPT_BY_THE_JDK);
        return left;
    }

    /** How many services there are of each kind, of the bundles of the connector. */
    private Map<String, Long> services() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.onhook."))
                .map(bundle -> bundle.getRegisteredServices())
                .flatMap(services -> services == null ? Stream.empty() : Arrays.stream(services))
                .collect(Collectors.groupingBy(UpdateCyclesIT::kind, TreeMap::new, Collectors.counting()));
    }

    private static String kind(ServiceReference<?> service) {
        return Arrays.toString((String[]) service.getProperty("objectClass"));
    }

    private static long threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
