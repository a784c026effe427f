package org.onhook.driver.support.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.driver.support.settings.Endpoint;
import org.onhook.driver.support.wire.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of an open link: it connects, talks, and connects again, until it is stopped. */
final class LinkWorker<D extends DesiredLink> {

    private static final Logger LOG = LoggerFactory.getLogger(LinkWorker.class);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int FAREWELL_MILLIS = 400;
    private static final int LONGEST_SLEEP_MILLIS = 60_000;

    private final String link;
    private final Supplier<D> desired;
    private final LinkState state;
    private final Delivery delivery;
    private final ProtocolFactory<D> protocols;
    private final Tasks tasks;
    private final Thread thread;
    private volatile Transport transport;
    private volatile boolean resolving;
    private Protocol talking;
    private boolean connectedBefore;
    private int failures;
    private String lastLogged = "";

    LinkWorker(String link, Supplier<D> desired, LinkState state, Delivery delivery, ProtocolFactory<D> protocols) {
        this.link = link;
        this.desired = desired;
        this.state = state;
        this.delivery = delivery;
        this.protocols = protocols;
        this.tasks = new Tasks(link);
        this.thread = new Thread(this::run, "onhook-link-" + link);
        this.thread.setDaemon(true);
    }

    void start() {
        state.become(State.CONNECTING, "starting");
        thread.start();
    }

    /** There is something new for the link's thread. From any thread. */
    void wake() {
        LockSupport.unpark(thread);
        Transport open = transport;
        if (open != null) {
            open.wake();
        }
    }

    /** Runs a task on the link's thread; false if that has come to its end. From any thread. */
    boolean execute(Runnable task) {
        boolean taken = tasks.add(task);
        wake();
        return taken;
    }

    /** Carries a request on the link's thread; false if that has come to its end. From any thread. */
    boolean carry(SwitchRequest request) {
        return execute(() -> carryNow(request));
    }

    private void carryNow(SwitchRequest request) {
        long now = delivery.tick();
        if (talking == null || !state.isUp()) {
            delivery.deliver(new CallEvent.RequestFailed(
                    now, request.referenceId(), TError.SWITCH_NOT_CONNECTED, "the link is not up"));
            return;
        }
        try {
            talking.carry(request);
        } catch (IOException e) {
            throw LinkLostException.because(describe(e));
        }
    }

    /** Asks about a device on the link's thread, if the link is up then. From any thread. */
    void inquire(String dn) {
        execute(() -> {
            if (talking != null && state.isUp()) {
                inquireNow(dn);
            }
        });
    }

    private void inquireNow(String dn) {
        try {
            talking.inquire(dn);
        } catch (IOException e) {
            throw LinkLostException.because(describe(e));
        }
    }

    /** Whether this is the link's thread. */
    boolean isRunning() {
        return Thread.currentThread() == thread;
    }

    /** Stops to deliver and to read; when this returns, no event is under way. */
    void suspend() {
        delivery.suspend();
        // Not before: who sees that the link is suspended may rely on it that no further event is begun.
        state.suspended();
        wake();
        delivery.awaitQuiet();
    }

    /** Goes on with another receiver. */
    void resume(CallEventReceiver receiver) {
        state.resumed();
        delivery.resume(receiver);
    }

    /** Stops; when this returns, no event is under way and none will follow. */
    void stop() {
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
        state.resumed();
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
        try {
            connectAndTalk();
        } finally {
            tasks.close();
        }
    }

    private void connectAndTalk() {
        while (delivery.ready()) {
            D now = desired.get();
            delivery.traits(now.traits());
            Optional<String> obstacle = now.obstacle();
            if (obstacle.isPresent()) {
                state.become(State.WAITING, obstacle.get());
                sleep(now, LONGEST_SLEEP_MILLIS);
            } else {
                attempt(now);
            }
        }
    }

    private void attempt(D now) {
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
        state.monitors(now.monitors(), 0);
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

    private void converse(D now) throws IOException {
        Endpoint endpoint = now.endpoint();
        state.monitors(now.monitors(), 0);
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
            if (!delivery.ready()) {
                return;
            }
            Protocol protocol = protocols.connected(connection, now);
            talking = protocol;
            try {
                talk(connection, protocol);
            } finally {
                talking = null;
                if (protocol.wasUp()) {
                    failures = 0;
                    lastLogged = "";
                }
            }
        } finally {
            transport = null;
        }
    }

    private void talk(Transport connection, Protocol protocol) throws IOException {
        protocol.begin();
        while (delivery.ready()) {
            if (delivery.hasResumed()) {
                protocol.resumed();
            }
            Optional<LinkLostException> lost = tasks.run();
            if (lost.isPresent()) {
                throw lost.get();
            }
            connection.patience(protocol.tend());
            receive(connection, protocol);
        }
        protocol.end();
    }

    private void receive(Transport connection, Protocol protocol) throws IOException {
        int count;
        try {
            count = protocol.read(connection.input());
        } catch (SocketTimeoutException e) {
            return;
        }
        if (count < 0) {
            throw LinkLostException.because("the switch closed the connection");
        }
        delivery.tick();
        state.counters().received(count);
        delivery.beginBurst();
        try {
            protocol.take();
        } finally {
            delivery.endBurst();
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

    private int pauseMillis(D now) {
        long cap = Math.max(LONGEST_PAUSE_SECONDS, now.reconnectSeconds()) * 1_000L;
        long pause = Math.min(cap, now.reconnectSeconds() * 1_000L << Math.min(failures++, 10));
        return (int) (pause * ThreadLocalRandom.current().nextInt(80, 121) / 100);
    }

    /** Waits, but not beyond a change of what is desired. */
    private void sleep(D now, int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (delivery.ready() && desired.get() == now) {
            tasks.run();
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
