package org.onhook.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;

/** A link that is suspended goes on with the next receiver exactly where it stopped. */
@Timeout(120)
class HandoverTest {

    /** Keeps what a link delivers. */
    private static final class Receiver implements CallEventReceiver {
        private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();

        @Override
        public void accept(CallEvent event) {
            events.add(event);
        }

        private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
            CallEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).isInstanceOf(kind);
            return kind.cast(event);
        }

        private void opened() throws InterruptedException {
            next(CallEvent.LinkConfigured.class);
            next(CallEvent.LinkDown.class);
        }

        private void resumed(boolean up, String... monitored) throws InterruptedException {
            next(CallEvent.LinkConfigured.class);
            for (String dn : monitored) {
                assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo(dn);
            }
            if (up) {
                next(CallEvent.LinkUp.class);
            }
        }

        /** What a link says when it comes up, and Asterisk has no channels. */
        private void comesUp(String... monitored) throws InterruptedException {
            for (String dn : monitored) {
                assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo(dn);
            }
            for (String dn : monitored) {
                assertThat(next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo(dn);
            }
            next(CallEvent.LinkUp.class);
        }

        private void originated(int number) throws InterruptedException {
            assertThat(next(CallEvent.Originated.class).connection().callId()).isEqualTo("" + number);
        }
    }

    private final Receiver first = new Receiver();
    private final Receiver second = new Receiver();
    private FakeAsterisk asterisk;
    private AsteriskLink link;

    @BeforeEach
    void start() throws IOException {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        asterisk.close();
    }

    private LinkSettings settings(String... more) throws SettingsException {
        Map<String, String> values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", Integer.toString(asterisk.port()),
                "username", "onhook",
                "password", "hush",
                "endpoints", "101,*"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return LinkSettings.parse("a", "a.cfg", values, Path.of(""));
    }

    private void open(String... more) throws SettingsException, InterruptedException {
        link = new AsteriskLink(settings(more));
        link.open(first);
        first.opened();
    }

    private void up(String... more) throws Exception {
        open(more);
        asterisk.logIn();
        first.comesUp("101");
    }

    private static String channel(int number) {
        return "Event: Newchannel\r\nChannel: PJSIP/101-" + number + "\r\nUniqueid: " + number + "\r\nLinkedid: "
                + number + "\r\nChannelState: 4\r\n\r\n";
    }

    private static byte[] calls(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int number = from; number < to; number++) {
            text.append(channel(number))
                    .append("Event: Hangup\r\nChannel: PJSIP/101-")
                    .append(number)
                    .append("\r\nUniqueid: ")
                    .append(number)
                    .append("\r\nCause: 16\r\n\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Checks all that is delivered, to whichever receiver: each call begins and ends once, in the order of their numbers. */
    private static final class Succession {
        private static final List<Class<? extends CallEvent>> OF_A_CALL =
                List.of(CallEvent.Originated.class, CallEvent.Noted.class, CallEvent.ConnectionCleared.class);
        private final AtomicReference<String> fault = new AtomicReference<>();
        private final AtomicInteger alive = new AtomicInteger();
        private volatile int next;
        private int step;
        private long micros;

        private CallEventReceiver receiver() {
            int mine = alive.incrementAndGet();
            AtomicInteger told = new AtomicInteger();
            return event -> {
                check(alive.get() == mine && event.micros() >= micros, event);
                micros = event.micros();
                switch (told.getAndIncrement()) {
                    case 0 -> check(event instanceof CallEvent.LinkConfigured, event);
                    case 1 ->
                        check(
                                event instanceof CallEvent.MonitorStarted started
                                        && started.dn().equals("101"),
                                event);
                    case 2 -> check(event instanceof CallEvent.LinkUp, event);
                    default -> call(event);
                }
            };
        }

        private void call(CallEvent event) {
            check(OF_A_CALL.get(step).isInstance(event), event);
            check(((CallEvent.OnCall) event).connection().callId().equals("" + next), event);
            step = (step + 1) % OF_A_CALL.size();
            next = step == 0 ? next + 1 : next;
        }

        private void check(boolean good, CallEvent event) {
            if (!good) {
                fault.compareAndSet(null, "at " + next + ": " + event);
            }
        }

        private void await(int number) {
            while (next < number && fault.get() == null) {
                LockSupport.parkNanos(100_000);
            }
            assertThat(fault.get()).isNull();
        }
    }

    private CompletableFuture<Integer> stream(AtomicBoolean wanted) {
        return CompletableFuture.supplyAsync(() -> {
            Random random = new Random(1);
            int numbers = 0;
            for (; wanted.get(); numbers += 500) {
                byte[] bytes = calls(numbers, numbers + 500);
                for (int from = 0; from < bytes.length; ) {
                    int to = Math.min(bytes.length, from + 1 + random.nextInt(5_000));
                    send(Arrays.copyOfRange(bytes, from, to));
                    from = to;
                }
            }
            return numbers;
        });
    }

    private void send(byte[] bytes) {
        try {
            asterisk.sendBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aThousandHandoversUnderTrafficLoseAndDoubleNothing() throws Exception {
        up();
        Succession succession = new Succession();
        AtomicBoolean wanted = new AtomicBoolean(true);
        Random random = new Random(7);
        link.suspend();
        CompletableFuture<Integer> stream = stream(wanted);
        for (int i = 0; i < 1_000; i++) {
            int before = succession.next;
            link.open(succession.receiver());
            succession.await(before + random.nextInt(60));
            link.suspend();
        }
        wanted.set(false);
        link.open(succession.receiver());
        succession.await(stream.get());
        assertThat(link.status().counters()).containsEntry("connects", 1L).doesNotContainKey("reconnects");
    }

    @Test
    void whileSuspendedNothingIsReadAndNothingIsSaid() throws Exception {
        up("heartbeat-seconds", "1");
        link.suspend();
        assertThat(link.status().state()).isEqualTo(State.SUSPENDED);
        long read = link.status().counters().get("bytes");
        send(calls(0, 2));
        assertThat(asterisk.hearsNothingFor(1_500)).isTrue();
        assertThat(link.status().counters()).containsEntry("bytes", read);
        assertThat(first.events).isEmpty();

        long resumed = System.nanoTime();
        link.open(second);
        second.resumed(true, "101");
        for (int number = 0; number < 2; number++) {
            second.originated(number);
            second.next(CallEvent.Noted.class);
            second.next(CallEvent.ConnectionCleared.class);
        }
        asterisk.answer("Ping", "Success");
        assertThat(System.nanoTime() - resumed).isGreaterThan(900_000_000L);
        assertThat(link.status().state()).isEqualTo(State.UP);
    }

    @Test
    void aPacketThatHadComeInPartIsReadOnWhenTheLinkResumes() throws Exception {
        up();
        long read = link.status().counters().get("bytes");
        byte[] packet = channel(1).getBytes(StandardCharsets.UTF_8);
        send(Arrays.copyOfRange(packet, 0, 30));
        while (link.status().counters().get("bytes") < read + 30) {
            LockSupport.parkNanos(100_000);
        }
        link.suspend();
        send(Arrays.copyOfRange(packet, 30, packet.length));
        link.open(second);
        second.resumed(true, "101");
        second.originated(1);
    }

    @Test
    void aLinkSuspendedWhileItComesUpGoesOnComingUp() throws Exception {
        open("endpoints", "101,102");
        asterisk.accept();
        asterisk.answer("Login", "Success");
        first.next(CallEvent.MonitorStarted.class);
        first.next(CallEvent.MonitorStarted.class);
        link.suspend();
        asterisk.answer("Events", "Success");
        link.open(second);
        second.resumed(false, "101", "102");
        String list = asterisk.answer("CoreShowChannels", "Success");
        asterisk.send("Event: CoreShowChannelsComplete", "ActionID: " + list, "");
        second.next(CallEvent.DeviceSnapshot.class);
        second.next(CallEvent.DeviceSnapshot.class);
        second.next(CallEvent.LinkUp.class);
    }

    @Test
    void aLinkIsSuspendedAtOnceThoughItIsConnecting() throws Exception {
        // Nobody answers the beginning of TLS.
        open("tls", "true");
        asterisk.accept();
        long before = System.nanoTime();
        link.suspend();
        assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
        assertThat(link.status().state()).isEqualTo(State.SUSPENDED);
        link.update(settings());
        asterisk.hangUp();
        link.open(second);
        second.resumed(false);
        asterisk.logIn();
        second.comesUp("101");
    }

    @Test
    void whatHadComeIsDeliveredBeforeTheLossThatHappenedMeanwhile() throws Exception {
        up();
        send(channel(102).replace("/101", "/102").getBytes(StandardCharsets.UTF_8));
        first.next(CallEvent.MonitorStarted.class);
        first.originated(102);
        link.suspend();
        send(channel(1).getBytes(StandardCharsets.UTF_8));
        asterisk.hangUp();
        link.open(second);
        second.resumed(true, "101", "102");
        second.originated(1);
        second.next(CallEvent.LinkDown.class);
    }

    @Test
    void aConfigurationThatChangedMeanwhileIsTakenOver() throws Exception {
        up("endpoints", "101");
        link.suspend();
        link.update(settings("endpoints", "101,103"));
        link.open(second);
        second.resumed(true, "101");
        assertThat(second.next(CallEvent.LinkDown.class).reason()).contains("configuration");
        asterisk.logIn();
        second.comesUp("101", "103");
    }

    @Test
    void suspendingTwiceOrAClosedLinkChangesNothing() throws Exception {
        up();
        link.suspend();
        link.suspend();
        link.open(second);
        second.resumed(true, "101");
        assertThatThrownBy(() -> link.open(first)).isInstanceOf(IllegalStateException.class);
        send(channel(1).getBytes(StandardCharsets.UTF_8));
        second.originated(1);
        link.close();
        link.suspend();
        assertThat(link.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aSuspendedLinkThatIsClosedGivesUpItsConnection() throws Exception {
        up();
        link.suspend();
        send(channel(1).getBytes(StandardCharsets.UTF_8));
        link.close();
        assertThat(link.status().state()).isEqualTo(State.CLOSED);
        assertThat(first.events).isEmpty();
        link.open(second);
        second.opened();
        asterisk.logIn();
        second.comesUp("101");
    }
}
