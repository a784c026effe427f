package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.csta.settings.LinkSettings;

/** A link that is suspended goes on with the next receiver exactly where it stopped. */
@Timeout(120)
class HandoverTest extends LinkToFakeSwitch {

    private final Recorder first = events;
    private final Recorder second = new Recorder();

    @Override
    LinkSettings settings(Map<String, String> more) throws Exception {
        Map<String, String> values = new HashMap<>(Map.of("monitors", "2001", "profile", "generic"));
        values.putAll(more);
        return super.settings(values);
    }

    private void open(Map<String, String> more, CallEventReceiver receiver) throws Exception {
        link = new CstaLink(settings(more), BuiltInProfiles.GENERIC);
        link.open(receiver);
    }

    private void change(Map<String, String> more) throws Exception {
        link.update(settings(more), BuiltInProfiles.named(settings(more).profile()));
    }

    private FakeSwitch.Call up(Map<String, String> more) throws Exception {
        open(more, first);
        first.opened();
        return upAgain(first);
    }

    private FakeSwitch.Call upAgain(Recorder events) throws Exception {
        FakeSwitch.Call call = theSwitch.accept().session();
        for (int i = 0; i < link.settings().devices().monitored().size(); i++) {
            call.grantMonitor();
            events.next(CallEvent.MonitorStarted.class);
        }
        events.next(CallEvent.LinkUp.class);
        settle(call);
        return call;
    }

    /** Waits until all that was asked for when the link came up is answered, and the answers are read. */
    private static void settle(FakeSwitch.Call call) {
        for (int i = 0; i < 2; i++) {
            call.say("0042", "<RequestSystemStatus/>");
            call.next("RequestSystemStatusResponse");
        }
    }

    private static String cleared(int number) {
        return "<ConnectionClearedEvent><monitorCrossRefID>X2001</monitorCrossRefID><droppedConnection><callID>"
                + number
                + "</callID><deviceID>2001</deviceID></droppedConnection>"
                + "<localConnectionInfo>null</localConnectionInfo><cause>normalClearing</cause></ConnectionClearedEvent>";
    }

    private static byte[] frames(int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number = from; number < to; number++) {
            bytes.writeBytes(FakeSwitch.frame("9999", cleared(number), StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static int number(CallEvent event) {
        return Integer.parseInt(
                ((CallEvent.ConnectionCleared) event).connection().callId());
    }

    private long counter(String name) {
        return link.status().counters().getOrDefault(name, 0L);
    }

    private void awaitBytes(long more) {
        while (counter("bytes") < more) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** Checks all that is delivered, to whichever receiver. */
    private static final class Succession {
        private final AtomicReference<String> fault = new AtomicReference<>();
        private volatile int next;
        private long micros;

        private CallEventReceiver receiver(AtomicInteger alive, String... monitored) {
            int mine = alive.incrementAndGet();
            AtomicInteger told = new AtomicInteger();
            return event -> {
                check(alive.get() == mine, event, "comes to a receiver that had its time");
                check(event.micros() >= micros, event, "is earlier than the one before");
                micros = event.micros();
                int position = told.getAndIncrement();
                if (position == 0) {
                    check(event instanceof CallEvent.LinkConfigured, event, "is not how to read the switch");
                } else if (position <= monitored.length) {
                    check(
                            event instanceof CallEvent.MonitorStarted started
                                    && started.dn().equals(monitored[position - 1]),
                            event,
                            "is not the monitor " + monitored[position - 1]);
                } else if (position == monitored.length + 1) {
                    check(event instanceof CallEvent.LinkUp, event, "is not that the link is up");
                } else {
                    check(event instanceof CallEvent.ConnectionCleared, event, "is none of the numbered");
                    check(number(event) == next, event, "is not number " + next);
                    next = number(event) + 1;
                }
            };
        }

        private void check(boolean good, CallEvent event, String otherwise) {
            if (!good) {
                fault.compareAndSet(null, event + " " + otherwise);
            }
        }

        private void await(int number) {
            while (next < number && fault.get() == null) {
                LockSupport.parkNanos(100_000);
            }
            assertThat(fault.get()).isNull();
        }
    }

    /** Sends numbered events in pieces that do not end where frames end, as long as they are wanted; returns their number. */
    private static CompletableFuture<Integer> stream(FakeSwitch.Call call, AtomicBoolean wanted) {
        return CompletableFuture.supplyAsync(() -> {
            Random random = new Random(1);
            int numbers = 0;
            for (; wanted.get(); numbers += 500) {
                byte[] bytes = frames(numbers, numbers + 500);
                for (int from = 0; from < bytes.length; ) {
                    int to = Math.min(bytes.length, from + 1 + random.nextInt(5_000));
                    call.sayBytes(Arrays.copyOfRange(bytes, from, to));
                    from = to;
                }
            }
            return numbers;
        });
    }

    @Test
    void aThousandHandoversUnderTrafficLoseAndDoubleNothing() throws Exception {
        FakeSwitch.Call call = up(Map.of("monitors", "2001,2002"));
        Succession succession = new Succession();
        AtomicInteger alive = new AtomicInteger();
        AtomicBoolean wanted = new AtomicBoolean(true);
        Random random = new Random(7);
        link.suspend();
        CompletableFuture<Integer> stream = stream(call, wanted);
        for (int i = 0; i < 1_000; i++) {
            int before = succession.next;
            link.open(succession.receiver(alive, "2001", "2002"));
            succession.await(before + random.nextInt(60));
            link.suspend();
        }
        wanted.set(false);
        link.open(succession.receiver(alive, "2001", "2002"));
        succession.await(stream.get());
        assertThat(counter("connects")).isEqualTo(1);
        assertThat(counter("reconnects")).isZero();
    }

    @Test
    void whileSuspendedTheSwitchsDataWaitsInTheTransport() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        link.suspend();
        assertThat(link.status().state()).isEqualTo(State.SUSPENDED);
        long read = counter("bytes");
        int numbers = 100_000;
        byte[] all = frames(0, numbers);
        AtomicInteger sent = new AtomicInteger();
        CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> {
            for (int from = 0; from < all.length; from = sent.get()) {
                int to = Math.min(all.length, from + 10_000);
                call.sayBytes(Arrays.copyOfRange(all, from, to));
                sent.set(to);
            }
        });
        for (int before = -1; before != sent.get(); ) {
            before = sent.get();
            assertThat(call.silentFor(200)).isTrue();
        }
        assertThat(stream).isNotDone();
        assertThat(counter("bytes")).isEqualTo(read);

        link.open(second);
        second.resumed(true, "2001");
        for (int number = 0; number < numbers; number++) {
            assertThat(number(second.next())).isEqualTo(number);
        }
        stream.get();
        assertThat(first.isEmpty()).isTrue();
    }

    @Test
    void aFrameThatHadComeInPartIsReadOnWhenTheLinkResumes() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        byte[] frames = frames(0, 2);
        long read = counter("bytes");
        call.sayBytes(Arrays.copyOfRange(frames, 0, 11));
        awaitBytes(read + 11);
        link.suspend();
        call.sayBytes(Arrays.copyOfRange(frames, 11, frames.length));
        link.open(second);
        second.resumed(true, "2001");
        assertThat(number(second.next())).isZero();
        assertThat(number(second.next())).isEqualTo(1);
    }

    @Test
    void whatOneFrameYieldsIsDeliveredToTheEndByWhoeverIsThere() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        open(Map.of("monitors", "2001"), event -> {
            first.accept(event);
            if (event instanceof CallEvent.MonitorStarted) {
                reached.countDown();
                awaitQuietly(goOn);
            }
        });
        FakeSwitch.Call call = theSwitch.accept().session();
        FakeSwitch.Message start = call.next("MonitorStart");
        call.sayBytes(frames(0, 3));
        call.say(
                start.id(),
                "<MonitorStartResponse><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStartResponse>");
        reached.await();

        CompletableFuture<Void> suspended = CompletableFuture.runAsync(link::suspend);
        while (link.status().state() != State.SUSPENDED) {
            LockSupport.parkNanos(100_000);
        }
        assertThat(suspended).isNotDone();
        goOn.countDown();
        suspended.get();

        first.opened();
        first.next(CallEvent.MonitorStarted.class);
        assertThat(first.isEmpty()).isTrue();
        link.open(second);
        second.resumed(false, "2001");
        for (int number = 0; number < 3; number++) {
            assertThat(number(second.next())).isEqualTo(number);
        }
        second.next(CallEvent.LinkUp.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(FakeSwitch.SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLinkSuspendedBeforeAllItsMonitorsRunStartsTheOthersLater() throws Exception {
        open(Map.of("monitors", "2001,2002,2003"), first);
        first.opened();
        FakeSwitch.Call call = theSwitch.accept().session();
        call.grantMonitor();
        first.next(CallEvent.MonitorStarted.class);
        link.suspend();
        call.grantMonitor();
        link.open(second);
        second.resumed(false, "2001");
        assertThat(second.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2002");
        link.suspend();
        Recorder third = new Recorder();
        link.open(third);
        third.resumed(false, "2001", "2002");
        call.grantMonitor();
        assertThat(third.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2003");
        third.next(CallEvent.LinkUp.class);
        assertThat(link.status().state()).isEqualTo(State.UP);
    }

    @Test
    void aLinkIsSuspendedAtOnceThoughItIsConnecting() throws Exception {
        // The switch never answers the beginning of TLS.
        open(Map.of("tls", "true"), first);
        first.opened();
        try (FakeSwitch.Call call = theSwitch.accept()) {
            long before = System.nanoTime();
            link.suspend();
            assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
            assertThat(link.status().state()).isEqualTo(State.SUSPENDED);
            change(Map.of());
        }
        link.open(second);
        second.resumed(false);
        assertThat(link.status().state()).isNotEqualTo(State.SUSPENDED);
        upAgain(second);
    }

    @Test
    void aLinkThatIsSuspendedAsSoonAsItIsOpenedComesUpInTheEnd() throws Exception {
        open(Map.of(), first);
        for (int i = 0; i < 100; i++) {
            link.suspend();
            link.open(first);
        }
        FakeSwitch.Call call = theSwitch.accept().session();
        call.grantMonitor();
        CallEvent event = first.next();
        while (!(event instanceof CallEvent.LinkUp)) {
            event = first.next();
        }
        assertThat(counter("connects")).isEqualTo(1);
        call.event(cleared(1));
        assertThat(number(first.next())).isEqualTo(1);
    }

    @Test
    void whatHadComeIsDeliveredBeforeTheLossThatHappenedMeanwhile() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        link.suspend();
        call.sayBytes(frames(0, 3));
        call.close();
        link.open(second);
        second.resumed(true, "2001");
        for (int number = 0; number < 3; number++) {
            assertThat(number(second.next())).isEqualTo(number);
        }
        assertThat(second.next(CallEvent.LinkDown.class).reason()).contains("closed the connection");
        upAgain(second);
    }

    @Test
    void whatHadComeIsDeliveredThoughAWriteFailsBeforeItIsRead() throws Exception {
        FakeSwitch.Call call = up(Map.of("monitors", "2001"));
        link.suspend();
        call.sayBytes(frames(0, 3));
        call.reset();
        // So there is something to write first: requests for more monitors.
        change(Map.of("monitors", "2001-2020"));
        link.open(second);
        second.resumed(true, "2001");
        for (int number = 0; number < 3; number++) {
            assertThat(number(second.next())).isEqualTo(number);
        }
        second.next(CallEvent.LinkDown.class);
        upAgain(second);
    }

    @Test
    void aConfigurationThatChangedMeanwhileIsTakenOver() throws Exception {
        FakeSwitch.Call call = up(Map.of("monitors", "2001,2002"));
        link.suspend();
        change(Map.of("monitors", "2001,2003", "releasing-device", "self"));
        assertThat(call.silentFor(300)).isTrue();
        link.open(second);
        second.resumed(true, "2001", "2002");
        assertThat(second.next(CallEvent.LinkConfigured.class).traits().reading())
                .contains(ReleasingDeviceReading.SELF);
        assertThat(second.next(CallEvent.MonitorStopped.class).dn()).isEqualTo("2002");
        assertThat(call.next("MonitorStop").text("monitorCrossRefID")).isEqualTo("X2002");
        call.grantMonitor();
        assertThat(second.next(CallEvent.MonitorStarted.class).dn()).isEqualTo("2003");
    }

    @Test
    void aConfigurationThatNeedsAnotherConnectionGetsItWhenTheLinkResumes() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        link.suspend();
        change(Map.of("application-id", "another"));
        assertThat(call.silentFor(300)).isTrue();
        link.open(second);
        second.resumed(true, "2001");
        assertThat(second.next(CallEvent.LinkDown.class).reason()).contains("configuration");
        assertThat(call.atEnd()).isTrue();
        upAgain(second);
    }

    @Test
    void aSuspendedLinkAsksForNoSignOfLifeAndCountsSilenceFromItsResumption() throws Exception {
        FakeSwitch.Call call = up(Map.of("heartbeat-seconds", "1"));
        call.next("RequestSystemStatus");
        link.suspend();
        assertThat(call.silentFor(3_000)).isTrue();
        long before = System.nanoTime();
        link.open(second);
        second.resumed(true, "2001");
        for (int beats = 0; beats < 2; beats++) {
            FakeSwitch.Message beat = call.next("RequestSystemStatus");
            assertThat(System.nanoTime() - before).isGreaterThan(900_000_000L);
            before = System.nanoTime();
            call.say(beat.id(), "<RequestSystemStatusResponse/>");
        }
        assertThat(second.isEmpty()).isTrue();
    }

    @Test
    void aSessionWhoseRenewalFellDueMeanwhileIsRenewedAtOnce() throws Exception {
        open(Map.of("monitors", ""), first);
        first.opened();
        FakeSwitch.Call call = theSwitch.accept();
        call.say(
                call.next("StartApplicationSession").id(),
                "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
                        + "<actualSessionDuration>4</actualSessionDuration></StartApplicationSessionPosResponse>");
        first.next(CallEvent.LinkUp.class);
        link.suspend();
        assertThat(call.silentFor(2_100)).isTrue();
        long before = System.nanoTime();
        link.open(second);
        FakeSwitch.Message renewal = call.next("ResetApplicationSessionTimer");
        assertThat(System.nanoTime() - before).isLessThan(1_500_000_000L);
        call.say(
                renewal.id(),
                "<ResetApplicationSessionTimerPosResponse><actualSessionDuration>4"
                        + "</actualSessionDuration></ResetApplicationSessionTimerPosResponse>");
        assertThat(call.silentFor(500)).isTrue();
    }

    @Test
    void suspendingTwiceOrAClosedLinkChangesNothing() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        link.suspend();
        link.suspend();
        assertThat(link.status().state()).isEqualTo(State.SUSPENDED);
        link.open(second);
        second.resumed(true, "2001");
        assertThat(link.status().state()).isEqualTo(State.UP);
        assertThatThrownBy(() -> link.open(first)).isInstanceOf(IllegalStateException.class);
        call.event(cleared(1));
        assertThat(number(second.next())).isEqualTo(1);

        link.close();
        link.suspend();
        assertThat(link.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aSuspendedLinkThatIsClosedGivesUpItsConnectionAndWhatItHadRead() throws Exception {
        FakeSwitch.Call call = up(Map.of());
        link.suspend();
        call.sayBytes(frames(0, 3));
        link.close();
        assertThat(link.status().state()).isEqualTo(State.CLOSED);
        assertThat(call.atEnd()).isTrue();
        assertThat(first.isEmpty()).isTrue();
        link.open(second);
        second.opened();
        upAgain(second);
    }

    @Test
    void aSuspendedLinkThatIsNotConnectedWaitsWithItsNextAttempt() throws Exception {
        theSwitch.close();
        open(Map.of(), first);
        first.opened();
        while (link.status().state() != State.WAITING) {
            LockSupport.parkNanos(100_000);
        }
        link.suspend();
        theSwitch = new FakeSwitch();
        change(Map.of());
        assertThatThrownBy(() -> theSwitch.acceptWithin(1_500)).isInstanceOf(SocketTimeoutException.class);
        link.open(second);
        second.resumed(false);
        upAgain(second);
    }

    @Test
    void aReceiverCannotSuspendOrCloseTheLinkThatCallsIt() throws Exception {
        List<String> refusals = new CopyOnWriteArrayList<>();
        open(Map.of(), event -> {
            try {
                if (event instanceof CallEvent.LinkDown) {
                    link.close();
                } else {
                    link.suspend();
                }
            } catch (IllegalStateException e) {
                refusals.add(e.getMessage());
                first.accept(event);
            }
        });
        first.opened();
        assertThat(refusals)
                .containsExactly(
                        "link test cannot be suspended by its receiver", "link test cannot be closed by its receiver");
    }
}
