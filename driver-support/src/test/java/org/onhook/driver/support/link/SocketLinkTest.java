package org.onhook.driver.support.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

@Timeout(60)
class SocketLinkTest {

    private static final int PATIENCE = 10_000;

    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private LineLink link;
    private Socket peer;
    private BufferedReader heard;

    @BeforeEach
    void open() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(10_000);
        link = new LineLink(settings(PATIENCE));
        link.open(events::add);
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
        accept();
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        peer.close();
        server.close();
    }

    private LineLink.Settings settings(int patience) {
        return new LineLink.Settings("127.0.0.1", server.getLocalPort(), patience);
    }

    private void accept() throws Exception {
        peer = server.accept();
        peer.setTcpNoDelay(true);
        peer.setSoTimeout(10_000);
        heard = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(heard.readLine()).isEqualTo("hello");
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.LinkUp.class);
    }

    private <T extends CallEvent> T next(Class<T> kind) throws InterruptedException {
        CallEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(kind);
        return kind.cast(event);
    }

    private void letter(String letter) throws InterruptedException {
        assertThat(next(CallEvent.MonitorStopped.class).reason()).isEqualTo(letter);
    }

    private void resumed() throws InterruptedException {
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.MonitorStarted.class);
        next(CallEvent.LinkUp.class);
    }

    private void send(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatAnotherThreadWantsSaidIsSaidAtOnceThoughTheSwitchIsSilent() throws Exception {
        long[] micros = new long[100];
        for (int i = 0; i < micros.length; i++) {
            long before = System.nanoTime();
            assertThat(link.say("request " + i)).isTrue();
            assertThat(heard.readLine()).isEqualTo("request " + i);
            micros[i] = (System.nanoTime() - before) / 1_000;
        }
        Arrays.sort(micros);
        // Usually a tenth of a millisecond; a read alone would wait for seconds.
        assertThat(micros[micros.length / 2]).isLessThan(50_000);
    }

    @Test
    void aChangedConfigurationIsTakenOverAtOnceThoughTheSwitchIsSilent() throws Exception {
        long before = System.nanoTime();
        link.update(settings(PATIENCE + 1));
        assertThat(heard.readLine()).isEqualTo("patience " + (PATIENCE + 1));
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    @Test
    void whatIsWantedWhileTheLinkIsSuspendedIsDoneWhenItResumes() throws Exception {
        link.suspend();
        assertThat(link.say("late")).isTrue();
        peer.setSoTimeout(200);
        assertThatThrownBy(() -> heard.readLine()).isInstanceOf(IOException.class);
        peer.setSoTimeout(10_000);
        link.open(events::add);
        resumed();
        assertThat(heard.readLine()).isEqualTo("again");
        assertThat(heard.readLine()).isEqualTo("late");
    }

    @Test
    void eachTaskThatIsTakenIsRunOnceEvenIfTheLinkIsClosed() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger run = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        Thread asking = new Thread(() -> {
            while (link.run(run::incrementAndGet)) {
                taken.incrementAndGet();
                started.countDown();
            }
        });
        asking.start();
        started.await();
        link.close();
        asking.join();
        assertThat(run.get()).isEqualTo(taken.get());
        assertThat(link.run(run::incrementAndGet)).isFalse();
    }

    @Test
    void aTaskThatFailsHarmsNeitherTheLinkNorTheNextTask() throws Exception {
        link.run(() -> {
            throw new IllegalStateException("defect");
        });
        assertThat(link.say("still here")).isTrue();
        assertThat(heard.readLine()).isEqualTo("still here");
        assertThat(link.status().state()).isEqualTo(State.UP);
    }

    @Test
    void aTaskThatFindsTheConnectionLostHasItMadeAgain() throws Exception {
        link.run(() -> {
            throw LinkLostException.toStartAgain("it is no use");
        });
        assertThat(next(CallEvent.LinkDown.class).reason()).isEqualTo("it is no use");
        accept();
    }

    @Test
    void ofWhatWasReadInOnePieceTheRestGoesToTheNextReceiver() throws Exception {
        link.suspend();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        link.open(event -> {
            events.add(event);
            if (event instanceof CallEvent.MonitorStopped) {
                reached.countDown();
                await(goOn);
            }
        });
        send("abc");
        reached.await();
        suspendDuringAnEvent(goOn);
        resumed();
        letter("a");
        assertThat(events).isEmpty();
        link.open(events::add);
        resumed();
        letter("b");
        letter("c");
    }

    /** A receiver that notes bursts too. */
    private static final class Noting implements CallEventReceiver {
        private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn;

        Noting(CountDownLatch goOn) {
            this.goOn = goOn;
        }

        @Override
        public void accept(CallEvent event) {
            if (event instanceof CallEvent.MonitorStopped letter) {
                notes.add(letter.reason());
                reached.countDown();
                SocketLinkTest.await(goOn);
            }
        }

        @Override
        public void beginBurst() {
            notes.add("begin");
        }

        @Override
        public void endBurst() {
            notes.add("end");
        }

        private String next() throws InterruptedException {
            return notes.poll(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void theEventsOfOneReadAreABurst() throws Exception {
        link.suspend();
        Noting receiver = new Noting(new CountDownLatch(0));
        link.open(receiver);
        send("ab");
        assertThat(receiver.next()).isEqualTo("begin");
        assertThat(receiver.next()).isEqualTo("a");
        assertThat(receiver.next()).isEqualTo("b");
        assertThat(receiver.next()).isEqualTo("end");
        send("c");
        assertThat(receiver.next()).isEqualTo("begin");
        assertThat(receiver.next()).isEqualTo("c");
        assertThat(receiver.next()).isEqualTo("end");
    }

    @Test
    void aBurstIsNotHeldOpenWhileTheLinkIsSuspended() throws Exception {
        link.suspend();
        CountDownLatch goOn = new CountDownLatch(1);
        Noting receiver = new Noting(goOn);
        link.open(receiver);
        send("abc");
        receiver.reached.await();
        suspendDuringAnEvent(goOn);
        assertThat(receiver.next()).isEqualTo("begin");
        assertThat(receiver.next()).isEqualTo("a");
        assertThat(receiver.next()).isEqualTo("end");
        Noting next = new Noting(new CountDownLatch(0));
        link.open(next);
        assertThat(next.next()).isEqualTo("begin");
        assertThat(next.next()).isEqualTo("b");
        assertThat(next.next()).isEqualTo("c");
        assertThat(next.next()).isEqualTo("end");
        assertThat(receiver.notes).isEmpty();
    }

    /** Suspends the link while its receiver is at work, which then goes on. */
    private void suspendDuringAnEvent(CountDownLatch goOn) throws InterruptedException {
        Thread suspending = new Thread(link::suspend);
        suspending.start();
        while (link.status().state() != State.SUSPENDED) {
            LockSupport.parkNanos(100_000);
        }
        goOn.countDown();
        suspending.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReceiverReplacedWhileItIsToldHowThingsStandHearsNoMore() throws Exception {
        link.suspend();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BlockingQueue<CallEvent> told = new LinkedBlockingQueue<>();
        link.open(event -> {
            told.add(event);
            reached.countDown();
            await(goOn);
        });
        reached.await();
        suspendDuringAnEvent(goOn);
        link.open(events::add);
        resumed();
        send("a");
        letter("a");
        assertThat(told).hasSize(1).first().isInstanceOf(CallEvent.LinkConfigured.class);
    }

    @Test
    void aLossThatIsNoticedWhileSuspendedIsToldAfterHowThingsStood() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        link.suspend();
        link.open(event -> {
            if (event instanceof CallEvent.MonitorStopped) {
                reached.countDown();
                await(goOn);
            }
        });
        send("a!");
        reached.await();
        suspendDuringAnEvent(goOn);
        link.open(events::add);
        resumed();
        assertThat(next(CallEvent.LinkDown.class).reason()).isEqualTo("the switch shouts");
        accept();
    }

    @Test
    void aReceiverOfAnUninstalledBundleDoesNotEndTheLink() throws Exception {
        link.suspend();
        AtomicReference<CallEvent> last = new AtomicReference<>();
        link.open(event -> {
            last.set(event);
            throw new NoClassDefFoundError("gone");
        });
        send("a");
        while (!(last.get() instanceof CallEvent.MonitorStopped)) {
            LockSupport.parkNanos(100_000);
        }
        link.suspend();
        link.open(events::add);
        resumed();
        send("b");
        letter("b");
        assertThat(link.status().counters()).containsEntry("receiver.errors", 4L);
    }

    @Test
    void timeNeverGoesBackFromOneOpeningToTheNext() throws Exception {
        long last = 0;
        for (int i = 0; i < 200; i++) {
            if (i % 20 == 19) {
                link.close();
            } else {
                link.suspend();
            }
            link.open(events::add);
            CallEvent event = next(CallEvent.LinkConfigured.class);
            while (!(event instanceof CallEvent.LinkUp)) {
                assertThat(event.micros()).isGreaterThanOrEqualTo(last);
                last = event.micros();
                event = events.poll(10, TimeUnit.SECONDS);
            }
        }
    }
}
