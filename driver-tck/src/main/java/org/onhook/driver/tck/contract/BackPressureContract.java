package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;
import org.onhook.driver.tck.bench.Traffic;

/** A receiver that is busy holds up the switch, not the memory. */
public abstract class BackPressureContract extends LinkContract {

    /** More than transports hold: a link that goes on to read takes all of them. */
    private static final int CALLS = 30_000;

    /** Longer than the shortest heartbeats, and two of them. */
    private static final Duration LONG = Duration.ofMillis(2_500);

    private static final Duration STILL = Duration.ofMillis(500);

    protected BackPressureContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void whileTheReceiverIsBusyTheSwitchCannotGoOnAndAfterwardsNothingIsMissing() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            Recorder recorder = bench.recorder();
            recorder.block();
            Traffic traffic = Traffic.on(bench, CALLS);
            assertThat(traffic.standsStill(STILL))
                    .as(
                            "the switch came to a stand before it had played %s calls; it played %s",
                            CALLS, traffic.played())
                    .isTrue();
            bench.status();
            recorder.unblock();

            List<String> calls = traffic.stop();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
            assertThat(recorder.events(CallEvent.LinkUp.class)).hasSize(1);
        }
    }

    @Test
    void aReceiverThatIsBusyForLongerThanAHeartbeatCostsNoConnection() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            Recorder recorder = bench.recorder();
            recorder.block();
            String call = bench.play();
            Patience.until(() -> "an event is under way", Patience.CONVERSATION, recorder::busy);
            TimeUnit.NANOSECONDS.sleep(LONG.toNanos());
            recorder.unblock();
            bench.awaitCall(call);
            String next = bench.play();
            bench.awaitCall(next);
            bench.assertDelivered(List.of(call, next));
            assertThat(bench.theSwitch().connections()).isEqualTo(1);
        }
    }

    @Test
    void aReceiverThatIsSlowFromTheFirstEventOnGetsThemAll() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            Recorder recorder = bench.newRecorder();
            recorder.slow(Duration.ofMillis(5));
            bench.open(recorder);
            bench.awaitUp(recorder);
            Traffic traffic = Traffic.on(bench, 20);
            Patience.until(() -> "all calls are played", Patience.CONVERSATION, () -> traffic.played() == 20);
            List<String> calls = traffic.stop();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
        }
    }
}
