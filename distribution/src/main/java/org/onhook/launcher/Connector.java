package org.onhook.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The connector, running in its container on a home. */
final class Connector implements AutoCloseable {

    private static final long SETTLE_MILLIS = 3000;
    private static final long HTTP_MILLIS = 15_000;
    private static final long POLL_MILLIS = 5;

    private final Container container;
    private final Home home;
    private final FileLock lock;

    private Connector(Container container, Home home, FileLock lock) {
        this.container = container;
        this.home = home;
        this.lock = lock;
    }

    /**
     * Starts the connector, and returns when it can serve: all bundles are active, and every file in {@code etc} has been
     * taken up.
     *
     * @throws Refused if the home or a file in it is not good
     */
    static Connector start(Installation installation, Home home, boolean shell) {
        home.prepare(installation.defaults());
        FileLock lock = home.lock();
        System.setProperty("onhook.home", home.dir().toString());
        try {
            Container container =
                    Container.start(installation, home, shell ? Container.SHELL_LEVEL : Container.CONNECTOR_LEVEL);
            Connector connector = new Connector(container, home, lock);
            try {
                connector.awaitReady();
                connector.printErrors();
            } catch (Refused e) {
                connector.close();
                throw e;
            }
            return connector;
        } catch (BundleException e) {
            throw new Refused("the container does not start: " + e);
        }
    }

    /** The line that says that it can serve. */
    String readiness() {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(
                Locale.ROOT,
                "onhook ready: home %s, links %d, sinks %d, http %s, started in %.1f s",
                home.dir(),
                links(),
                sinks(),
                String.join(" ", report("http")),
                (System.currentTimeMillis() - started) / 1000.0);
    }

    private int links() {
        return container.count("org.onhook.api.driver.SwitchLink", null);
    }

    /** The sinks that are configured; the HTTP interface has one of its own. */
    private int sinks() {
        return container.count("org.onhook.api.sink.EventSink", "(!(onhook.sink.name=http))");
    }

    /** The container, to be changed while it runs. */
    BundleContext context() {
        return container.context();
    }

    void awaitStop() throws InterruptedException {
        container.awaitStop();
    }

    @Override
    public void close() {
        container.stop();
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        List<String> inactive = container.inactive();
        if (!inactive.isEmpty()) {
            throw new Refused("bundles that do not start: " + String.join(", ", inactive));
        }
        List<ConfigurationFile> files =
                home.configurations().stream().map(ConfigurationFile::new).toList();
        long links = files.stream().filter(ConfigurationFile::isLink).count();
        long sinks = files.stream().filter(ConfigurationFile::isSink).count();
        long begun = System.nanoTime();
        boolean settled;
        do {
            refuse(files);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            boolean configured = links() >= links && sinks() >= sinks || millis > SETTLE_MILLIS;
            boolean served = !hasHttp() || !report("http").isEmpty() || millis > HTTP_MILLIS;
            settled = configured && served || pause();
        } while (!settled);
    }

    private boolean hasHttp() {
        return container.count(Supplier.class.getName(), "(onhook.report=http)") > 0;
    }

    /** A bundle that refuses a configuration logs an error that names its file. */
    private void refuse(List<ConfigurationFile> files) {
        for (String error : report("errors")) {
            if (files.stream().anyMatch(file -> error.contains(file.name()))) {
                throw new Refused(error);
            }
        }
    }

    /** What is wrong from now on is told here too, not in the log alone. */
    private void printErrors() {
        Consumer<String> terminal = line -> System.err.println("onhook: " + line);
        container
                .context()
                .registerService(
                        Consumer.class, terminal, FrameworkUtil.asDictionary(Map.of("onhook.report", "errors")));
    }

    /** What a bundle reports to the launcher, by lines; nothing if there is no such report. */
    private List<String> report(String name) {
        BundleContext context = container.context();
        try {
            for (ServiceReference<?> reference :
                    context.getServiceReferences(Supplier.class, "(onhook.report=" + name + ")")) {
                if (context.getService(reference) instanceof Supplier<?> report
                        && report.get() instanceof List<?> lines) {
                    return lines.stream().map(String::valueOf).toList();
                }
            }
            return List.of();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the container work on; true if this thread should wait no longer. */
    private static boolean pause() {
        try {
            Thread.sleep(POLL_MILLIS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
