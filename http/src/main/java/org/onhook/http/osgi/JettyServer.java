package org.onhook.http.osgi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/**
 * The one Jetty of Felix HTTP that serves the interface. It is run by a factory configuration of Felix HTTP's that nobody but
 * this class writes; the Jetty that Felix HTTP would run of its own accord is switched off by the container.
 */
final class JettyServer {

    /** The service property that Felix HTTP gives to the runtime of this Jetty. */
    static final String NAME = "org.apache.felix.http.name";

    /** Selects this Jetty. */
    static final String TARGET = "(" + NAME + "=onhook)";

    private static final String PID = "org.apache.felix.http";
    private static final String PORT = "org.osgi.service.http.port";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 32;

    private final ConfigurationAdmin configurations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Place place = new Place("", 0, Duration.ZERO);
    private long starts;
    private int port;
    private volatile HttpServiceRuntime runtime;

    JettyServer(ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    /**
     * Where Jetty listens.
     *
     * @param host the name or address
     * @param port the port; 0 for any that is free
     * @param idle how long a connection may be without any progress
     */
    record Place(String host, int port, Duration idle) {}

    /**
     * Has Jetty listen there, and nowhere else. It returns when Jetty does. One thread.
     *
     * @return the port
     * @throws IOException if that is not possible; Jetty listens where it did before then
     */
    int listen(Place next) throws IOException, InterruptedException {
        int own = runningPort();
        boolean sameHost = next.host().equals(place.host());
        boolean keepsPort = own != 0 && (next.port() == own || next.port() == 0 && place.port() == 0 && sameHost);
        if (!keepsPort || !sameHost) {
            int free = freePort(next.host(), keepsPort ? 0 : next.port());
            own = keepsPort ? own : free;
        }
        try {
            run(next, own);
            place = next;
            return own;
        } catch (IOException e) {
            if (runningPort() == 0 && !place.host().isEmpty()) {
                run(place, place.port());
            }
            throw e;
        }
    }

    private void run(Place next, int onPort) throws IOException, InterruptedException {
        long startsBefore = starts();
        if (configuration().updateIfDifferent(properties(next.host(), onPort, next.idle()))) {
            awaitStart(startsBefore);
        }
    }

    /** Ends Jetty. */
    void stop() throws IOException {
        configuration().delete();
    }

    /** Whether Jetty serves all the servlets with these service identifiers. */
    boolean serves(Set<Long> servlets) {
        HttpServiceRuntime running = runtime;
        return running != null && servletsOf(running).containsAll(servlets);
    }

    private static Set<Long> servletsOf(HttpServiceRuntime running) {
        try {
            return Arrays.stream(running.getRuntimeDTO().servletContextDTOs)
                    .flatMap(context -> Arrays.stream(context.servletDTOs))
                    .map(servlet -> servlet.serviceId)
                    .collect(Collectors.toSet());
        } catch (IllegalStateException e) {
            // It is just going.
            return Set.of();
        }
    }

    /** The runtime of this Jetty has come. */
    void started(HttpServiceRuntime newRuntime, Map<String, ?> properties) {
        lock.lock();
        try {
            starts++;
            runtime = newRuntime;
            port = Integer.parseInt(String.valueOf(properties.get(PORT)));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** It has gone. */
    void stopped(HttpServiceRuntime oldRuntime) {
        lock.lock();
        try {
            if (runtime == oldRuntime) {
                runtime = null;
                port = 0;
            }
        } finally {
            lock.unlock();
        }
    }

    private long starts() {
        lock.lock();
        try {
            return starts;
        } finally {
            lock.unlock();
        }
    }

    private int runningPort() {
        lock.lock();
        try {
            return port;
        } finally {
            lock.unlock();
        }
    }

    private void awaitStart(long startsBefore) throws IOException, InterruptedException {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (starts == startsBefore || port == 0) {
                if (left <= 0) {
                    throw new IOException("Jetty does not start within "
                            + TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos()) + " s; the log may say why");
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Finds out whether one can listen there; what Jetty would say of it is long, and Jetty would be gone. */
    private static int freePort(String host, int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
            return socket.getLocalPort();
        }
    }

    private Configuration configuration() throws IOException {
        return configurations.getFactoryConfiguration(PID, "onhook", "?");
    }

    private static Dictionary<String, Object> properties(String host, int port, Duration idle) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(NAME, "onhook");
        properties.put("org.apache.felix.http.enable", true);
        properties.put("org.apache.felix.https.enable", false);
        properties.put("org.apache.felix.http.host", host);
        properties.put(PORT, port);
        properties.put("org.apache.felix.http.timeout", (int) idle.toMillis());
        properties.put("org.apache.felix.http.jetty.threadpool.max", MOST_THREADS);
        properties.put("org.apache.felix.http.jetty.acceptors", 1);
        properties.put("org.apache.felix.http.jetty.selectors", 1);
        properties.put("org.apache.felix.http.jetty.sendServerHeader", false);
        properties.put(
                "org.apache.felix.http.jetty.errorPageCustomHeaders",
                "X-Content-Type-Options=nosniff##X-Frame-Options=DENY##Content-Security-Policy=default-src 'none'");
        return properties;
    }
}
