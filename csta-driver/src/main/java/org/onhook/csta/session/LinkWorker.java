package org.onhook.csta.session;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.csta.settings.Endpoint;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.wire.FramingException;
import org.onhook.csta.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of an open link: it connects, talks, and connects again, until it is stopped. */
public final class LinkWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWorker.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int FAREWELL_MILLIS = 400;
    private static final int LONGEST_SLEEP_MILLIS = 60_000;

    private final String link;
    private final Supplier<Desired> desired;
    private final LinkState state;
    private final Delivery delivery;
    private final FaultLog faults;
    private final SessionMemory memory = new SessionMemory();
    private final Thread thread;
    private volatile Transport transport;
    private volatile boolean resolving;
    private boolean connectedBefore;
    private int failures;
    private String lastLogged = "";

    public LinkWorker(String link, Supplier<Desired> desired, LinkState state, CallEventReceiver receiver) {
        this.link = link;
        this.desired = desired;
        this.state = state;
        this.delivery = new Delivery(link, receiver, state.counters(), state.clock());
        this.faults = new FaultLog(link, state.counters());
        this.thread = new Thread(this::run, "onhook-link-" + link);
        this.thread.setDaemon(true);
    }

    public void start() {
        state.become(State.CONNECTING, "starting");
        thread.start();
    }

    /** What is desired has changed. From any thread. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Stops; when this returns, no event is under way and none will follow. */
    public void stop() {
        delivery.stop();
        wake();
        boolean interrupted = !join(FAREWELL_MILLIS);
        while (thread.isAlive()) {
            Transport open = transport;
            if (open != null) {
                closeQuietly(open);
            }
            wake();
            if (resolving) {
                // It may sit in the name service for long; when it comes back it finds that it is stopped.
                break;
            }
            interrupted |= !join(50);
        }
        state.monitors(0, 0);
        state.become(State.CLOSED, "closed");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean join(int millis) {
        try {
            thread.join(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void run() {
        while (!delivery.stopped()) {
            Desired now = desired.get();
            delivery.traits(now.traits());
            if (now.profile().isEmpty()) {
                state.become(
                        State.WAITING,
                        "waiting for the switch profile '" + now.settings().profile() + "'");
                sleep(now, LONGEST_SLEEP_MILLIS);
            } else {
                attempt(now);
            }
        }
    }

    private void attempt(Desired now) {
        boolean again = false;
        String reason;
        try {
            converse(now);
            return;
        } catch (LinkLostException e) {
            again = e.wanted();
            reason = e.getMessage();
        } catch (FramingException e) {
            state.counters().count("framing." + e.kind());
            reason = "framing error: " + e.getMessage();
        } catch (IOException e) {
            reason = describe(e);
        } catch (RuntimeException e) {
            LOG.error("link {}: internal error", link, e);
            reason = "internal error: " + e;
        }
        if (delivery.stopped()) {
            return;
        }
        state.monitors(now.settings().devices().monitored().size(), 0);
        state.become(State.WAITING, reason);
        delivery.down(reason);
        if (!reason.equals(lastLogged)) {
            lastLogged = reason;
            LOG.warn("link {}: {} at {}", link, reason, now.settings().endpoint());
        }
        if (!again) {
            sleep(now, pauseMillis(now.settings()));
        }
    }

    private void converse(Desired now) throws IOException, FramingException {
        Endpoint endpoint = now.settings().endpoint();
        state.monitors(now.settings().devices().monitored().size(), 0);
        state.become(State.CONNECTING, "connecting to " + endpoint);
        try (Transport connection = new Transport()) {
            transport = connection;
            InetAddress address = resolve(endpoint.host());
            if (delivery.stopped()) {
                return;
            }
            if (endpoint.tls().isPresent() && !endpoint.tls().get().verify()) {
                LOG.warn("link {}: tls-verify is false, whoever answers at {} is believed", link, endpoint);
            }
            connection.connect(address, endpoint);
            state.counters().count(connectedBefore ? "reconnects" : "connects");
            connectedBefore = true;
            state.become(State.STARTING, "connected to " + endpoint);
            Conversation conversation = new Conversation(connection, now, desired, delivery, state, faults, memory);
            try {
                conversation.run();
            } finally {
                if (conversation.wasUp()) {
                    failures = 0;
                    lastLogged = "";
                }
            }
        } finally {
            transport = null;
        }
    }

    private InetAddress resolve(String host) throws IOException {
        resolving = true;
        try {
            return InetAddress.getByName(host);
        } finally {
            resolving = false;
        }
    }

    private int pauseMillis(LinkSettings settings) {
        long cap = Math.max(LONGEST_PAUSE_SECONDS, settings.reconnectSeconds()) * 1_000L;
        long pause = Math.min(cap, settings.reconnectSeconds() * 1_000L << Math.min(failures++, 10));
        return (int) (pause * ThreadLocalRandom.current().nextInt(80, 121) / 100);
    }

    /** Waits, but not beyond a change of what is desired. */
    private void sleep(Desired now, int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (!delivery.stopped() && desired.get() == now) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
            Thread.interrupted();
        }
    }

    private static String describe(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }

    private static void closeQuietly(Transport connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("closing failed", e);
        }
    }
}
