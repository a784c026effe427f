package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;

/** What becomes of a link whose switch goes away and comes back. */
public abstract class ReconnectionContract extends LinkContract {

    protected ReconnectionContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    /** Asserts that after each loss all monitors were started anew, and only then the link was up again. */
    private static void assertComesBackWhole(Recorder recorder, int losses) {
        List<CallEvent> events = recorder.events().stream()
                .filter(event -> event instanceof CallEvent.LinkDown
                        || event instanceof CallEvent.LinkUp
                        || event instanceof CallEvent.MonitorStarted)
                .toList();
        int at = 0;
        for (int loss = 0; loss <= losses; loss++) {
            assertThat(events.get(at++)).isInstanceOf(CallEvent.LinkDown.class);
            List<CallEvent> monitors = events.subList(at, at + Bench.DNS.size());
            assertThat(monitors)
                    .allSatisfy(event -> assertThat(event).isInstanceOf(CallEvent.MonitorStarted.class))
                    .map(event -> ((CallEvent.MonitorStarted) event).dn())
                    .containsExactlyInAnyOrderElementsOf(Bench.DNS);
            at += Bench.DNS.size();
            assertThat(events.get(at++)).isInstanceOf(CallEvent.LinkUp.class);
        }
        assertThat(events).hasSize(at);
    }

    @Test
    void aSwitchThatIsAwayIsTriedUntilItIsThere() throws Exception {
        try (Bench bench = idle()) {
            Recorder recorder = bench.open();
            bench.awaitState(LinkStatus.State.WAITING);
            assertThat(bench.status().detail()).isNotBlank();
            assertThat(recorder.events(CallEvent.LinkUp.class)).isEmpty();
            bench.theSwitch().listen();
            bench.awaitUp(recorder);
            assertComesBackWhole(recorder, 0);
            bench.awaitCall(bench.play());
        }
    }

    @Test
    void aLostConnectionIsToldOnceAndTheMonitorsAreStartedAnew() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String cutOff = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            bench.theSwitch().cut();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            assertComesBackWhole(bench.recorder(), 1);
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.UP);

            // Whatever is still said of a call that went on unseen: those after it are whole.
            bench.theSwitch().hangUp(cutOff, Bench.CALLER);
            String call = bench.play();
            bench.awaitCall(call);
            bench.assertDelivered(List.of(call));
        }
    }

    @Test
    void whatTheSwitchSaidBeforeItWentAwayIsDeliveredBeforeTheLoss() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String call = bench.play();
            bench.theSwitch().goAway();
            bench.recorder().await(CallEvent.LinkDown.class, 2);
            bench.assertDelivered(List.of(call));
            List<CallEvent> events = bench.recorder().events();
            assertThat(events.get(events.size() - 1)).isInstanceOf(CallEvent.LinkDown.class);
        }
    }

    @Test
    void aSwitchThatGoesAwayAndComesBackIsFoundAgain() throws Exception {
        try (Bench bench = up()) {
            bench.theSwitch().goAway();
            bench.recorder().await(CallEvent.LinkDown.class, 2);
            bench.awaitState(LinkStatus.State.WAITING);
            assertThat(bench.status().monitorsRunning()).isZero();
            bench.theSwitch().listen();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            assertComesBackWhole(bench.recorder(), 1);
            bench.awaitCall(bench.play());
        }
    }

    @Test
    void halfAMessageBeforeTheLossIsNoEvent() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            int calls = bench.recorder().events(CallEvent.OnCall.class).size();
            byte[] message = bench.theSwitch().message();
            bench.theSwitch().send(Arrays.copyOf(message, message.length / 2));
            bench.theSwitch().cut();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            assertThat(bench.recorder().events(CallEvent.OnCall.class)).hasSize(calls);
            String call = bench.play();
            bench.awaitCall(call);
            bench.assertDelivered(List.of(call));
        }
    }

    @Test
    void itHasNoMoreThreadsAfterManyLossesThanBefore() throws Exception {
        try (Bench bench = up()) {
            int threads = bench.threads().size();
            for (int loss = 1; loss <= 3; loss++) {
                bench.theSwitch().cut();
                bench.recorder().await(CallEvent.LinkUp.class, loss + 1);
            }
            assertComesBackWhole(bench.recorder(), 3);
            Patience.until(
                    () -> threads + " threads; there are " + bench.threads(),
                    Patience.PROMPT,
                    () -> bench.threads().size() <= threads);
        }
    }
}
