package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;
import org.onhook.driver.tck.bench.Traffic;

/** A link changes its receiver without an event lost or doubled: suspended, then opened to another one. */
public abstract class HandoverContract extends LinkContract {

    private static final int HANDOVERS = 20;
    private static final int CALLS_UNREAD = 30_000;
    private static final Duration STILL = Duration.ofMillis(500);

    protected HandoverContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    /** Asserts that the receiver was told how things stand on a link that is up, and returns what came then. */
    private static List<CallEvent> afterHowThingsStand(Recorder recorder) {
        List<CallEvent> events = recorder.events();
        int monitors = Bench.DNS.size();
        assertThat(events).hasSizeGreaterThanOrEqualTo(2 + monitors);
        assertThat(events.get(0)).isInstanceOf(CallEvent.LinkConfigured.class);
        assertThat(events.subList(1, 1 + monitors))
                .allSatisfy(event -> assertThat(event).isInstanceOf(CallEvent.MonitorStarted.class))
                .map(event -> ((CallEvent.MonitorStarted) event).dn())
                .containsExactlyInAnyOrderElementsOf(Bench.DNS);
        assertThat(events.get(1 + monitors)).isInstanceOf(CallEvent.LinkUp.class);
        return events.subList(2 + monitors, events.size());
    }

    @Test
    void aSuspendedLinkKeepsItsConnectionAndTheNextReceiverGetsWhatCameMeanwhile() throws Exception {
        try (Bench bench = up()) {
            String before = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            bench.referenceCourse();
            bench.suspendLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.SUSPENDED);
            bench.theSwitch().hangUp(before, Bench.CALLER);
            String meanwhile = bench.play();

            Recorder next = bench.open();
            bench.awaitUp(next);
            String after = bench.play();
            bench.awaitCall(before);
            bench.awaitCall(after);

            assertThat(afterHowThingsStand(next))
                    .as("what follows when it is told how things stand")
                    .allSatisfy(event -> assertThat(event)
                            .isInstanceOfAny(
                                    CallEvent.OnCall.class,
                                    CallEvent.DeviceSnapshot.class,
                                    CallEvent.CallSnapshot.class));
            assertThat(bench.log(before).course(before)).isEqualTo(bench.referenceCourse());
            bench.assertDelivered(List.of(meanwhile, after));
            assertThat(bench.theSwitch().connections()).isEqualTo(1);
        }
    }

    @Test
    void aSuspendedLinkDoesNotRead() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            bench.suspendLink();
            Traffic traffic = Traffic.on(bench, CALLS_UNREAD);
            assertThat(traffic.standsStill(STILL))
                    .as("the switch came to a stand before it had played all calls; it played %s", traffic.played())
                    .isTrue();
            bench.open();
            List<String> calls = traffic.stop();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
        }
    }

    @Test
    void everyEventIsDeliveredOnceAcrossManyHandoversUnderTraffic() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            Traffic traffic = Traffic.on(bench, Long.MAX_VALUE);
            Recorder recorder = bench.recorder();
            for (int i = 0; i < HANDOVERS; i++) {
                Recorder current = recorder;
                int enough = current.size() + 5 + i;
                Patience.until(() -> "events", Patience.CONVERSATION, () -> current.size() > enough);
                bench.suspendLink();
                recorder = bench.open();
            }
            List<String> calls = traffic.stop();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
            assertThat(bench.theSwitch().connections()).isEqualTo(1);
            assertThat(bench.allEvents().stream().filter(CallEvent.LinkDown.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsLostWhileSuspendedIsToldToTheNextReceiver() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            bench.suspendLink();
            String meanwhile = bench.play();
            bench.theSwitch().cut();

            Recorder next = bench.open();
            next.await(CallEvent.LinkDown.class, 1);
            next.await(CallEvent.LinkUp.class, 1);
            bench.awaitState(LinkStatus.State.UP);
            String after = bench.play();
            bench.awaitCall(after);

            assertThat(next.events().get(0)).isInstanceOf(CallEvent.LinkConfigured.class);
            assertThat(next.events(CallEvent.LinkDown.class)).hasSize(1);
            bench.assertDelivered(List.of(meanwhile, after));
            assertThat(bench.theSwitch().connections()).isEqualTo(2);
        }
    }

    @Test
    void aSuspendedLinkThatIsClosedBeginsAnewWhenItIsOpened() throws Exception {
        try (Bench bench = up()) {
            bench.suspendLink();
            bench.closeLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
            Patience.until(() -> "the connection is gone", Patience.PROMPT, () -> !bench.theSwitch()
                    .connected());
            Recorder next = bench.open();
            bench.awaitUp(next);
            assertThat(next.events().get(1)).isInstanceOf(CallEvent.LinkDown.class);
            bench.awaitCall(bench.play());
        }
    }

    @Test
    void suspendingALinkThatIsNotOpenDoesNothing() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            bench.suspendLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
            Recorder recorder = bench.open();
            bench.awaitUp(recorder);
            assertThat(recorder.events().get(1)).isInstanceOf(CallEvent.LinkDown.class);
            bench.suspendLink();
            bench.suspendLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.SUSPENDED);
            Recorder next = bench.open();
            bench.awaitUp(next);
            assertThat(next.events(CallEvent.LinkDown.class)).isEmpty();
        }
    }

    @Test
    void aLinkWhoseSwitchIsAwayIsSuspendedSoonAndGoesOnTrying() throws Exception {
        try (Bench bench = idle()) {
            bench.open();
            bench.awaitState(LinkStatus.State.WAITING);
            bench.suspendLink();
            bench.theSwitch().listen();
            Recorder next = bench.open();
            bench.awaitUp(next);
            bench.awaitCall(bench.play());
        }
    }

    @Test
    void itIsSuspendedSoonAlthoughManyEventsWaitForASlowReceiver() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            bench.recorder().slow(Duration.ofMillis(100));
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(bench.play());
            }
            Patience.until(() -> "an event is under way", Patience.CONVERSATION, bench.recorder()::busy);
            bench.suspendLink();
            bench.open();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
        }
    }
}
