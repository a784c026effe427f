package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.driver.LinkStatus;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;
import org.onhook.driver.tck.bench.Traffic;

/**
 * How a link is closed: soon, whatever the switch does, with no event under way or to follow, and no thread left. The latter
 * is looked at whenever a bench is closed.
 */
public abstract class ClosingContract extends LinkContract {

    private static final Duration A_WHILE = Duration.ofMillis(300);

    protected ClosingContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void aLinkThatIsUpIsClosedAndLeavesTheSwitch() throws Exception {
        try (Bench bench = up()) {
            bench.closeLink();
            Patience.until(() -> "the connection is gone", Patience.PROMPT, () -> !bench.theSwitch()
                    .connected());
        }
    }

    @Test
    void closingALinkThatIsNotOpenDoesNothing() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            bench.closeLink();
            bench.closeLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
            bench.awaitUp(bench.open());
            bench.closeLink();
            bench.closeLink();
            assertThat(bench.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        }
    }

    @Test
    void itIsClosedSoonWhileTheSwitchIsAway() throws Exception {
        try (Bench bench = idle()) {
            bench.open();
            Patience.until(
                    () -> "an attempt to connect; is " + bench.link().status(),
                    Patience.CONVERSATION,
                    () -> bench.status().state() == LinkStatus.State.WAITING);
            bench.closeLink();
        }
    }

    @Test
    void itIsClosedSoonWhileTheSwitchNeitherAcceptsNorRefuses() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().stall();
            bench.open();
            bench.awaitState(LinkStatus.State.CONNECTING);
            bench.closeLink();
        }
    }

    @Test
    void itIsClosedSoonWhileTheSwitchSaysNothing() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            bench.theSwitch().fallSilent();
            bench.open();
            Patience.until(() -> "a connection", Patience.CONVERSATION, () -> bench.theSwitch()
                    .connected());
            bench.closeLink();
        }
    }

    @Test
    void itIsClosedSoonWhenTheSwitchHasFallenSilent() throws Exception {
        try (Bench bench = up()) {
            bench.theSwitch().fallSilent();
            bench.closeLink();
        }
    }

    @Test
    void itIsClosedSoonAlthoughManyEventsWaitForASlowReceiver() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            bench.recorder().slow(Duration.ofMillis(200));
            Traffic traffic = Traffic.on(bench, 200);
            Patience.until(() -> "an event is under way", Patience.CONVERSATION, bench.recorder()::busy);
            bench.closeLink();
            traffic.stop();
        }
    }

    @Test
    void nothingIsDeliveredAnyMoreOnceItIsClosedUnderTraffic() throws Exception {
        try (Bench bench = up()) {
            Traffic traffic = Traffic.on(bench, Long.MAX_VALUE);
            int had = bench.recorder().size();
            Patience.until(
                    () -> "events",
                    Patience.CONVERSATION,
                    () -> bench.recorder().size() > had + 20);
            bench.closeLink();
            Patience.within(A_WHILE, () -> !bench.recorder().violations().isEmpty());
            traffic.stop();
            bench.assertRulesKept();
        }
    }

    @Test
    void closeWaitsForTheEventUnderWay() throws Exception {
        try (Bench bench = up()) {
            Recorder recorder = bench.recorder();
            recorder.block();
            bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            Patience.until(() -> "an event is under way", Patience.CONVERSATION, recorder::busy);
            int had = recorder.size();

            Future<?> closing = bench.startClosing();
            assertThat(Patience.within(A_WHILE, closing::isDone))
                    .as("close() returned while an event was under way")
                    .isFalse();
            bench.status();
            recorder.unblock();
            Bench.await(closing, Patience.PROMPT, "close()");
            assertThat(recorder.size())
                    .as("events, none after the one under way")
                    .isEqualTo(had);
        }
    }

    @Test
    void twoThreadsMayCloseIt() throws Exception {
        try (Bench bench = up()) {
            Future<?> one = bench.startClosing();
            Future<?> other = bench.startClosing();
            Bench.await(one, Patience.PROMPT, "close()");
            Bench.await(other, Patience.PROMPT, "close()");
        }
    }
}
