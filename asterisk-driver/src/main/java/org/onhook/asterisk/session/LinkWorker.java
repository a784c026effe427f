package org.onhook.asterisk.session;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.asterisk.settings.Endpoint;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.asterisk.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of an open link: it connects, talks, and connects again, until it is stopped. */
public final class LinkWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWorker.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int FAREWELL_MILLIS = 400;
    private static final SwitchTraits TRAITS = new SwitchTraits(
            LinkState.PROFILE, Optional.empty(), ClearPattern.UNORDERED, ConferenceEnding.OUTLIVES_CONTROLLER);

    private final String link;
    private final Supplier<LinkSettings> desired;
    private final LinkState state;
    private final Delivery delivery;
    private final SeenEndpoints seen = new SeenEndpoints();
    private final Thread thread;
    private volatile Transport transport;
    private volatile boolean resolving;
    private boolean connectedBefore;
    private int failures;
    private String lastLogged = "";

    public LinkWorker(String link, Supplier<LinkSettings> desired, LinkState state, CallEventReceiver receiver) {
        this.link = link;
        this.desired = desired;
        this.state = state;
        this.delivery = new Delivery(link, receiver, state.counters(), state.clock());
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
        state.monitors(0);
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
        delivery.traits(TRAITS);
        while (!delivery.stopped()) {
            attempt(desired.get());
        }
    }

    private void attempt(LinkSettings now) {
        boolean again = false;
        String reason;
        try {
            converse(now);
            return;
        } catch (LinkLostException e) {
            again = e.wanted();
            reason = e.getMessage();
        } catch (IOException e) {
            reason = describe(e);
        } catch (RuntimeException e) {
            LOG.error("link {}: internal error", link, e);
            reason = "internal error: " + e;
        }
        if (delivery.stopped()) {
            return;
        }
        state.monitors(0);
        state.become(State.WAITING, reason);
        delivery.down(reason);
        if (!reason.equals(lastLogged)) {
            lastLogged = reason;
            LOG.warn("link {}: {} at {}", link, reason, now.endpoint());
        }
        if (!again) {
            sleep(now, pauseMillis(now));
        }
    }

    private void converse(LinkSettings now) throws IOException {
        Endpoint endpoint = now.endpoint();
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
            Conversation conversation = new Conversation(connection, now, desired, delivery, state, seen);
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
    private void sleep(LinkSettings now, int millis) {
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
