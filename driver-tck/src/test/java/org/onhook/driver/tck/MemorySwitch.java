package org.onhook.driver.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A switch that links reach through memory: what it says are texts {@code word dn call device}, and {@code confirmed} or
 * {@code refused} with the number of a request.
 */
final class MemorySwitch implements SampleSwitch {

    private static final int TRANSPORT = 50;

    /** A connection: what the switch has said and the link has not read. */
    static final class Wire {
        private final BlockingQueue<byte[]> unread = new ArrayBlockingQueue<>(TRANSPORT);
        private volatile boolean ended;

        byte[] read() throws InterruptedException {
            return unread.poll(5, TimeUnit.MILLISECONDS);
        }

        boolean atEnd() {
            return ended && unread.isEmpty();
        }

        void end() {
            ended = true;
        }

        private void write(byte[] message) {
            try {
                while (!ended && !unread.offer(message, 5, TimeUnit.MILLISECONDS)) {
                    // The link does not read.
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Call(String caller, String called) {}

    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger callIds = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean listening;
    private volatile boolean stalled;
    private volatile RequestManners manners = RequestManners.ANSWERS_FIRST;
    private final AtomicInteger requests = new AtomicInteger();

    // ---- for links

    /** A link wants a device of a call to be hung up. */
    void request(Wire from, long number, String callId, String dn) {
        requests.incrementAndGet();
        switch (manners) {
            case ANSWERS_FIRST -> {
                answer(from, "confirmed " + number);
                hangUp(callId, dn);
            }
            case ANSWERS_LAST -> {
                hangUp(callId, dn);
                answer(from, "confirmed " + number);
            }
            case REFUSES -> answer(from, "refused " + number);
            case SAYS_NOTHING -> {
                // As if it had not come.
            }
        }
    }

    private static void answer(Wire from, String text) {
        from.write(text.getBytes(StandardCharsets.UTF_8));
    }

    Wire connect(BooleanSupplier givenUp) throws IOException, InterruptedException {
        while (stalled && !givenUp.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        if (!listening) {
            throw new IOException("refused");
        }
        Wire wire = new Wire();
        wires.add(wire);
        connections.incrementAndGet();
        return wire;
    }

    List<String> callsOf(String dn) {
        return calls.entrySet().stream()
                .filter(call -> dn.equals(call.getValue().caller())
                        || dn.equals(call.getValue().called()))
                .map(Map.Entry::getKey)
                .toList();
    }

    // ---- for the kit

    @Override
    public Map<String, String> configuration(List<String> dns) {
        return Map.of("monitors", String.join(",", dns), "password", "hush-hush");
    }

    @Override
    public void listen() {
        stalled = false;
        listening = true;
    }

    @Override
    public void goAway() {
        listening = false;
        cut();
    }

    @Override
    public void cut() {
        wires.forEach(Wire::end);
    }

    @Override
    public void fallSilent() {
        // It has nothing to answer anyway.
    }

    @Override
    public void stall() {
        goAway();
        stalled = true;
    }

    @Override
    public int connections() {
        return connections.get();
    }

    @Override
    public boolean connected() {
        return wires.stream().anyMatch(wire -> !wire.ended);
    }

    @Override
    public void fragment(int bytes) {
        // What goes through memory comes in one piece.
    }

    @Override
    public String call(String caller, String called) {
        String call = "call-" + callIds.incrementAndGet();
        calls.put(call, new Call(caller, called));
        say("originated " + caller + " " + call + " " + caller);
        say("established " + caller + " " + call + " " + called);
        say("established " + called + " " + call + " " + called);
        return call;
    }

    @Override
    public void hangUp(String callId, String dn) {
        Call call = calls.remove(callId);
        if (call == null) {
            return;
        }
        say("cleared " + call.caller() + " " + callId + " " + call.caller());
        say("cleared " + call.called() + " " + callId + " " + call.called());
    }

    @Override
    public void takeRequests(RequestManners wanted) {
        manners = wanted;
    }

    @Override
    public int requests() {
        return requests.get();
    }

    private void say(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void send(byte[] bytes) {
        wires.forEach(wire -> wire.write(bytes));
    }

    @Override
    public byte[] message() {
        return "originated 2001 unused 2001".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, byte[]> hostileMessages() {
        return Map.of("nonsense", "nonsense".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        goAway();
    }
}
