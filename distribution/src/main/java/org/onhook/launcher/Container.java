package org.onhook.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The OSGi container in which the connector runs. */
final class Container {

    /** Bundles at a higher start level than this open links, publish events, or serve them. */
    private static final int CORE_LEVEL = 14;

    /** Bundles at a higher start level than this are the shell's. */
    static final int CONNECTOR_LEVEL = 30;

    static final int SHELL_LEVEL = 40;

    private final Framework framework;
    private final int level;

    private Container(Framework framework, int level) {
        this.framework = framework;
        this.level = level;
    }

    /**
     * Starts the bundles of an installation, and returns when they have started.
     *
     * @param level the start level to go to
     */
    static Container start(Installation installation, Home home, int level) throws BundleException {
        Map<String, String> settings = common(home, level);
        settings.put(Constants.FRAMEWORK_STORAGE, home.data().resolve("cache").toString());
        settings.put("felix.fileinstall.dir", home.etc() + "," + home.deploy());
        settings.put("felix.fileinstall.filter", ".*\\.(cfg|jar)");
        settings.put("felix.fileinstall.tmpdir", home.data().resolve("deploy").toString());
        settings.put("felix.fileinstall.poll", "500");
        settings.put("felix.fileinstall.start.level", String.valueOf(CONNECTOR_LEVEL));
        settings.put(
                "org.ops4j.pax.logging.property.file",
                installation.root().resolve("logging.properties").toString());
        return start(installation, settings, level);
    }

    /**
     * Starts what tracks and decides, and nothing else of an installation, beside a connector that may be running on that home:
     * the bundles that are deployed there, and what configures them, are there as well; nothing in the home is written.
     *
     * @param scratch an empty folder of the container's own
     */
    static Container startCore(Installation installation, Home home, Path scratch) throws BundleException {
        Map<String, String> settings = common(home, CORE_LEVEL);
        List<String> folders = Stream.of(home.etc(), home.deploy())
                .filter(Files::isDirectory)
                .map(Path::toString)
                .toList();
        settings.put(Constants.FRAMEWORK_STORAGE, scratch.resolve("cache").toString());
        settings.put("felix.fileinstall.dir", folders.isEmpty() ? scratch.toString() : String.join(",", folders));
        // Of etc, only what configures deployed bundles: there are to be no links and no sinks.
        settings.put("felix.fileinstall.filter", ".*\\.jar|(?!onhook\\.|org\\.ops4j\\.).*\\.cfg");
        settings.put("felix.fileinstall.tmpdir", scratch.resolve("deploy").toString());
        settings.put("felix.fileinstall.poll", String.valueOf(TimeUnit.DAYS.toMillis(1)));
        settings.put("felix.fileinstall.start.level", String.valueOf(CORE_LEVEL));
        settings.put(
                "org.ops4j.pax.logging.property.file",
                installation.root().resolve("replay-logging.properties").toString());
        return start(installation, settings, CORE_LEVEL);
    }

    private static Container start(Installation installation, Map<String, String> settings, int level)
            throws BundleException {
        Framework framework = new FrameworkFactory().newFramework(settings);
        framework.init();
        Container container = new Container(framework, level);
        container.install(installation);
        framework.start();
        return container;
    }

    private static Map<String, String> common(Home home, int level) {
        Map<String, String> settings = new HashMap<>();
        settings.put("onhook.home", home.dir().toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(level));
        settings.put("felix.log.level", "1");
        settings.put("felix.shutdown.hook", "false");

        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.subdir.mode", "skip");
        settings.put("felix.fileinstall.log.level", "2");

        // No Jetty but the one that the HTTP interface configures.
        settings.put("org.apache.felix.http.require.config", "true");

        settings.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        settings.put("org.ops4j.pax.logging.StartupLog.level", "ERROR");
        settings.put("gosh.args", level >= SHELL_LEVEL ? "--quiet" : "--nointeractive");
        return settings;
    }

    private void install(Installation installation) throws BundleException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<Integer, List<Path>> atLevel : installation.bundles().entrySet()) {
            for (Path jar : atLevel.getValue()) {
                Bundle bundle = context.installBundle("reference:" + jar.toUri());
                bundle.adapt(BundleStartLevel.class).setStartLevel(atLevel.getKey());
                bundles.add(bundle);
            }
        }
        // Nothing starts yet: the framework itself is only initialised, and will take the levels in order.
        for (Bundle bundle : bundles) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    /** The bundles of the installation that should have started, and have not. */
    List<String> inactive() {
        return inactive(bundle ->
                isInstalled(bundle) && bundle.adapt(BundleStartLevel.class).getStartLevel() <= level);
    }

    /** The deployed bundles that have not started. */
    List<String> inactiveDeployed() {
        return inactive(bundle -> !isInstalled(bundle));
    }

    private List<String> inactive(Predicate<Bundle> which) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(which)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    private static boolean isInstalled(Bundle bundle) {
        return bundle.getLocation().startsWith("reference:");
    }

    /** How many services there are that match. */
    int count(String className, String filter) {
        try {
            ServiceReference<?>[] found = framework.getBundleContext().getAllServiceReferences(className, filter);
            return found == null ? 0 : found.length;
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Waits until the container was stopped, by {@link #stop} or from inside. */
    void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops all bundles, and waits for that within reason. */
    void stop() {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(4));
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
