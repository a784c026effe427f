package org.onhook.driver.tck.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Felix with Configuration Admin, Declarative Services and logging, as the connector has them. The {@code api} packages come
 * from the class path, so that tests and bundles share them. All its threads are of one group.
 */
public final class Container implements AutoCloseable {

    private static final String API = "org.onhook.api";
    private static final String CONFIGURATION_ADMIN = "org.osgi.service.cm;version=1.6.1";
    private static final List<String> BUNDLES = List.of(
            "pax-logging-api",
            "pax-logging-log4j2",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.osgi.service.component",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.onhook.driver.support");

    /** What makes T-Library events of call events. */
    private static final List<String> CONNECTOR =
            List.of("jackson-core", "org.onhook.state", "org.onhook.files", "org.onhook.tracking", "org.onhook.tlib");

    private static final long STOP_SECONDS = 20;

    private final ThreadGroup group = new ThreadGroup("container");
    private final ClassPath classPath = new ClassPath(Container.class.getClassLoader());
    private final Path folder;
    private final Framework framework;

    private Container(Path folder, Framework framework) {
        this.folder = folder;
        this.framework = framework;
    }

    /** Starts it. */
    public static Container start() throws Exception {
        Path folder = Files.createTempDirectory("onhook-tck");
        ClassPath classPath = new ClassPath(Container.class.getClassLoader());
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        settings.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                classPath.bundle(API).header(Constants.EXPORT_PACKAGE) + "," + CONFIGURATION_ADMIN);
        settings.put("onhook.home", folder.toString());
        settings.put("felix.log.level", "1");
        settings.put("felix.shutdown.hook", "false");
        // Would be one for all containers of this process.
        settings.put("felix.service.urlhandlers", "false");
        settings.put("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
        settings.put("org.ops4j.pax.logging.StartupLog.level", "ERROR");
        settings.put(
                "org.ops4j.pax.logging.property.file", loggingSettings(folder).toString());
        Container container = new Container(folder, new FrameworkFactory().newFramework(settings));
        container.call(() -> {
            container.framework.start();
            for (String bundle : BUNDLES) {
                container.installOwn(bundle);
            }
            return null;
        });
        return container;
    }

    private static Path loggingSettings(Path folder) throws IOException {
        try (InputStream in = Container.class.getResourceAsStream("logging.properties")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String log = folder.resolve("log.txt").toString().replace('\\', '/');
            return Files.writeString(folder.resolve("logging.properties"), text.replace("@FILE@", log));
        }
    }

    /** Does something on a thread of the container's group. */
    private <T> T call(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(group, future, "container");
        thread.start();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Bundle installOwn(String name) throws IOException, BundleException {
        try (InputStream in = Container.class.getResourceAsStream(name + ".jar")) {
            if (in == null) {
                throw new IllegalStateException("the kit was not packaged: it has no " + name + ".jar");
            }
            Bundle bundle = framework.getBundleContext().installBundle("tck:" + name, in);
            bundle.start();
            return bundle;
        }
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    // ---- bundles

    /** Installs a bundle that is on the class path of the test, and starts it unless it is there. */
    public void installFromClassPath(String symbolicName) throws Exception {
        call(() -> {
            Bundle bundle =
                    context().installBundle(classPath.bundle(symbolicName).jarUrl());
            bundle.start();
            return bundle;
        });
    }

    /** Installs and starts what makes T-Library events of call events. */
    public List<Bundle> installConnector() throws Exception {
        return call(() -> {
            List<Bundle> bundles = new ArrayList<>();
            for (String name : CONNECTOR) {
                bundles.add(installOwn(name));
            }
            return bundles;
        });
    }

    /** Installs a bundle, and starts it. */
    public Bundle install(Path jar) throws Exception {
        return call(() -> {
            try (InputStream in = Files.newInputStream(jar)) {
                Bundle bundle = context().installBundle("tck:driver", in);
                bundle.start();
                return bundle;
            }
        });
    }

    public void start(Bundle bundle) throws Exception {
        call(() -> {
            bundle.start();
            return null;
        });
    }

    public void stop(Bundle bundle) throws Exception {
        call(() -> {
            bundle.stop();
            return null;
        });
    }

    /** Replaces a bundle by a new one, its old classes included. */
    public void update(Bundle bundle, Path jar) throws Exception {
        call(() -> {
            try (InputStream in = Files.newInputStream(jar)) {
                bundle.update(in);
            }
            refresh();
            return null;
        });
    }

    public void uninstall(Bundle bundle) throws Exception {
        call(() -> {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
                refresh();
            }
            return null;
        });
    }

    private void refresh() throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> refreshed.countDown());
        refreshed.await();
    }

    // ---- services and configurations

    public <T> Collection<ServiceReference<T>> services(Class<T> type) {
        try {
            return context().getServiceReferences(type, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConfigurationAdmin configurations() {
        return services(ConfigurationAdmin.class).stream()
                .map(context()::getService)
                .findFirst()
                .orElseThrow();
    }

    /** Configures {@code PID~NAME}, as a file of that name does. */
    public void configure(String factoryPid, String name, Map<String, String> values) throws Exception {
        Dictionary<String, Object> properties = new Hashtable<>(values);
        call(() -> {
            configurations().getFactoryConfiguration(factoryPid, name, "?").update(properties);
            return null;
        });
    }

    /** Deletes {@code PID~NAME}. */
    public void unconfigure(String factoryPid, String name) throws Exception {
        call(() -> {
            configurations().getFactoryConfiguration(factoryPid, name, "?").delete();
            return null;
        });
    }

    /** Deletes all configurations. */
    public void unconfigureAll() throws Exception {
        Configuration[] all = configurations().listConfigurations(null);
        for (Configuration configuration : all == null ? new Configuration[0] : all) {
            configuration.delete();
        }
    }

    // ---- what it leaves

    /** The log so far: {@code LEVEL|logger|message}, and what comes with an exception on lines of its own. */
    public List<String> log() throws IOException {
        Path log = folder.resolve("log.txt");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** The threads in it. */
    public Set<Thread> threads() {
        Thread[] found = new Thread[group.activeCount() + 64];
        int count = group.enumerate(found);
        return Set.of(Arrays.copyOf(found, count));
    }

    @Override
    public void close() throws Exception {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
