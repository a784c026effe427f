package org.onhook.driver.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.call.SwitchTraits;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallEventReceiver;

/** A link to a {@link MemorySwitch}: right, but for the fault that it is given. */
final class MemoryLink implements SwitchLink {

    private static final int EVERY = 100;

    private final String name;
    private final MemorySwitch theSwitch;
    private final List<String> dns;
    private final String password;
    private final Fault fault;
    private final ConcurrentHashMap<String, Long> counters = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition changed = turn.newCondition();
    private volatile State state = State.CLOSED;
    private volatile long since = now();
    private volatile boolean suspended;
    private volatile boolean stopped;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor();
    private volatile CallEventReceiver receiver;
    private boolean told = true;
    private boolean up;
    private long events;
    private long micros;
    private Thread thread;
    private MemorySwitch.Wire wire;
    private final MemoryRequests requests;

    MemoryLink(String name, MemorySwitch theSwitch, List<String> dns, String password, Fault fault) {
        this.name = name;
        this.theSwitch = theSwitch;
        this.dns = dns;
        this.password = password;
        this.fault = fault;
        this.requests = new MemoryRequests(theSwitch, fault, this::tick, this::deliver);
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String switchName() {
        return name;
    }

    @Override
    public LinkStatus status() {
        boolean isUp = state == State.UP;
        String detail = fault == Fault.SHOWS_ITS_PASSWORD ? "with " + password : "as told";
        return new LinkStatus(
                suspended ? State.SUSPENDED : state,
                since,
                detail,
                "memory",
                dns.size(),
                isUp ? dns.size() : 0,
                new TreeMap<>(counters));
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            since = now();
        }
    }

    private void count(String counter) {
        counters.merge(counter, 1L, Long::sum);
    }

    // ---- requests

    @Override
    public Set<TRequestType> requests() {
        return requests.offered();
    }

    @Override
    public boolean carry(SwitchRequest request) {
        if (state == State.CLOSED && fault != Fault.CARRIES_WHEN_CLOSED) {
            return false;
        }
        requests.take(request, suspended);
        if (fault == Fault.WAITS_FOR_THE_RECEIVER) {
            turn.lock();
            turn.unlock();
        }
        if (fault == Fault.ANSWERS_AT_ONCE) {
            receiver.accept(requests.confirmed(request.referenceId()));
        }
        while (fault == Fault.WAITS_FOR_THE_ANSWER && !requests.isAnswered(request) && !stopped) {
            sleep(5);
        }
        return true;
    }

    // ---- opened, suspended, closed

    @Override
    public synchronized void open(CallEventReceiver to) {
        if (thread != null && !suspended && fault != Fault.IS_OPENED_TWICE) {
            throw new IllegalStateException("open");
        }
        if (fault == Fault.DELIVERS_FROM_WITHIN_OPEN) {
            to.accept(new CallEvent.LinkConfigured(now(), SwitchTraits.UNKNOWN));
        }
        turn.lock();
        try {
            told = thread == null;
            receiver = to;
            suspended = false;
            changed.signalAll();
        } finally {
            turn.unlock();
        }
        if (thread == null) {
            stopped = false;
            thread = new Thread(this::run, "memory-link");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public synchronized void suspend() {
        if (thread == null) {
            return;
        }
        turn.lock();
        try {
            suspended = true;
            if (fault != Fault.LOSES_AN_EVENT_WHEN_SUSPENDED) {
                receiver = null;
            }
            if (fault == Fault.DISCONNECTS_TO_SUSPEND && wire != null) {
                wire.end();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public synchronized void close() {
        if (thread == null) {
            return;
        }
        stopped = true;
        if (fault == Fault.CLOSES_DURING_AN_EVENT) {
            thread = null;
            return;
        }
        turn.lock();
        try {
            changed.signalAll();
        } finally {
            turn.unlock();
        }
        if (fault != Fault.DELIVERS_AFTER_CLOSE) {
            end(thread);
        }
        thread = null;
        suspended = false;
        become(State.CLOSED);
        ahead.shutdownNow();
        if (fault == Fault.KEEPS_ITS_THREAD) {
            Thread kept = new Thread(() -> sleep(60_000), "kept");
            kept.setDaemon(true);
            kept.start();
        }
    }

    private static void end(Thread running) {
        try {
            running.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the link's thread

    private void run() {
        deliver(new CallEvent.LinkConfigured(tick(), SwitchTraits.UNKNOWN));
        if (fault != Fault.IS_NOT_DOWN_AT_FIRST) {
            deliver(new CallEvent.LinkDown(tick(), "not opened before"));
        }
        while (!stopped) {
            become(State.CONNECTING);
            try {
                wire = theSwitch.connect(() -> stopped);
                talk();
                wire.end();
            } catch (IOException e) {
                become(State.WAITING);
                requests.refuse();
                sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void talk() throws InterruptedException {
        boolean first = counters.putIfAbsent("connects", 1L) == null;
        for (String dn : dns) {
            if (first || fault != Fault.FORGETS_A_MONITOR || !dn.equals(dns.get(0))) {
                deliver(new CallEvent.MonitorStarted(tick(), dn));
            }
        }
        become(State.UP);
        deliver(new CallEvent.LinkUp(tick()));
        if (fault != Fault.HAS_NO_SNAPSHOTS) {
            dns.forEach(this::snapshot);
        }
        requests.connectedAgain();
        while ((!stopped || fault == Fault.DELIVERS_AFTER_CLOSE) && !wire.atEnd()) {
            awaitReceiver();
            requests.carry(wire);
            byte[] message = wire.read();
            if (message != null) {
                take(new String(message, StandardCharsets.UTF_8));
            } else {
                requests.idle();
            }
        }
        become(State.WAITING);
        if (fault != Fault.DOES_NOT_TELL_THE_LOSS && !stopped) {
            deliver(new CallEvent.LinkDown(tick(), "lost"));
        }
    }

    private void snapshot(String dn) {
        List<SnapshotConnection> connections = theSwitch.callsOf(dn).stream()
                .map(call -> new SnapshotConnection(
                        new ConnectionId(call, device(dn)), device(dn), LocalConnectionState.CONNECTED))
                .toList();
        deliver(new CallEvent.DeviceSnapshot(tick(), dn, connections));
    }

    private static DeviceId device(String dn) {
        return new DeviceId.Identified(dn, dn, DeviceKind.INTERNAL_NUMBER);
    }

    private void take(String message) throws InterruptedException {
        String[] words = message.split(" ", -1);
        if (requests.answer(words)) {
            return;
        }
        Optional<CallEvent> event =
                words.length == 4 && dns.contains(words[1]) ? event(words, tick()) : Optional.empty();
        if (event.isPresent()) {
            deliver(event.get());
        } else if (fault == Fault.DIES_OF_GARBAGE) {
            throw new InterruptedException("of garbage");
        } else if (fault != Fault.DOES_NOT_COUNT) {
            count("unreadable");
        }
    }

    private Optional<CallEvent> event(String[] words, long at) {
        String dn = fault == Fault.MISSPELLS_ITS_MONITOR ? "0" + words[1] : words[1];
        Report report = new Report(at, dn, LocalConnectionState.ABSENT, Cause.NONE, "");
        ConnectionId connection = new ConnectionId(words[2], device(words[3]));
        DeviceId absent = DeviceId.Withheld.ABSENT;
        return switch (words[0]) {
            case "originated" -> Optional.of(new CallEvent.Originated(report, connection, device(words[3]), absent));
            case "established" ->
                Optional.of(new CallEvent.Established(
                        report, connection, device(words[3]), device(dns.get(0)), absent, absent, ConnectionId.NONE));
            case "cleared" -> Optional.of(new CallEvent.ConnectionCleared(report, connection, absent));
            default -> Optional.empty();
        };
    }

    // ---- delivery

    private long tick() {
        micros = Math.max(micros, now());
        if (fault == Fault.GOES_BACK_IN_TIME && ++events % EVERY == 0) {
            return micros - 1_000;
        }
        return micros;
    }

    private void awaitReceiver() {
        turn.lock();
        try {
            while (receiver == null && !stopped) {
                changed.awaitUninterruptibly();
            }
            if (!told && !stopped) {
                told = true;
                greet();
            }
        } finally {
            turn.unlock();
        }
    }

    private void greet() {
        long at = micros;
        accept(new CallEvent.LinkConfigured(at, SwitchTraits.UNKNOWN));
        if (up) {
            dns.forEach(dn -> accept(new CallEvent.MonitorStarted(at, dn)));
            accept(new CallEvent.LinkUp(at));
        }
    }

    private void deliver(CallEvent event) {
        if (fault == Fault.CLOSES_DURING_AN_EVENT) {
            hand(event);
            return;
        }
        turn.lock();
        try {
            awaitReceiver();
            if (!stopped || fault == Fault.DELIVERS_AFTER_CLOSE) {
                hand(event);
            }
        } finally {
            turn.unlock();
        }
    }

    private void hand(CallEvent event) {
        count("events");
        up = (up || event instanceof CallEvent.LinkUp) && !(event instanceof CallEvent.LinkDown);
        boolean now = event instanceof CallEvent.OnCall && ++events % EVERY == 0;
        if (now && fault == Fault.LOSES_AN_EVENT || suspended) {
            return;
        }
        if (fault == Fault.READS_ON) {
            ahead.execute(() -> accept(event));
            return;
        }
        if (fault == Fault.DELIVERS_TWO_AT_A_TIME) {
            ahead.execute(() -> accept(event));
        }
        accept(event);
        if (now && fault == Fault.REPEATS_AN_EVENT) {
            accept(event);
        }
    }

    private void accept(CallEvent event) {
        receiver.beginBurst();
        receiver.accept(event);
        if (fault != Fault.LEAVES_A_BURST_OPEN) {
            receiver.endBurst();
        }
    }
}
