package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.DeviceId;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Traffic;

/** What a link says of calls: what happened, in order, once. */
public abstract class EventsContract extends LinkContract {

    private static final int CALLS = 100;

    protected EventsContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    private static List<CallEvent.OnCall> eventsOn(Bench bench, String call) {
        return bench.recorder().events(CallEvent.OnCall.class).stream()
                .filter(event -> event.connection().callId().equals(call))
                .toList();
    }

    private static <T extends CallEvent.OnCall> List<T> of(List<CallEvent.OnCall> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aCallIsReportedWithWhoCalledWhomAndWhoseLegsLeft() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String call = bench.play();
            bench.awaitCall(call);
            List<CallEvent.OnCall> events = eventsOn(bench, call);

            // Both devices are alerted or alerting, and both are answered, as far as the switch tells it apart.
            List<CallEvent.Established> answers = of(events, CallEvent.Established.class);
            assertThat(answers).as("answers among %s", events).isNotEmpty();
            assertThat(answers).anySatisfy(answer -> {
                assertThat(answer.answeringDevice().id()).isEqualTo(Bench.CALLED);
                assertThat(answer.callingDevice().id()).isEqualTo(Bench.CALLER);
            });

            List<CallEvent.ConnectionCleared> clears = of(events, CallEvent.ConnectionCleared.class);
            boolean callCleared = !of(events, CallEvent.CallCleared.class).isEmpty();
            assertThat(callCleared
                            || clears.stream()
                                    .map(clear -> clear.connection().device().id())
                                    .toList()
                                    .containsAll(Bench.DNS))
                    .as("both legs' ends, or the call's, among %s", events)
                    .isTrue();
        }
    }

    @Test
    void whatWasReadAtOnceIsSaidToBeOver() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            bench.awaitCall(bench.play());
            Patience.until(
                    () -> "the burst ends that was begun: endBurst after beginBurst and the events",
                    Patience.CONVERSATION,
                    () -> !bench.recorder().inBurst());
        }
    }

    @Test
    void everyEventOnACallNamesItsCallAndItsMonitor() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String call = bench.play();
            bench.awaitCall(call);
            assertThat(eventsOn(bench, call)).allSatisfy(event -> {
                assertThat(event.connection().isPresent()).isTrue();
                assertThat(event.report().dn())
                        .as("the monitored device, in its configured spelling, or empty for a monitor on a call")
                        .isIn(Set.of("", Bench.CALLER, Bench.CALLED));
                assertThat(event.report().cause()).isNotNull();
                assertThat(event.report().local()).isNotNull();
            });
        }
    }

    @Test
    void aMonitoredDeviceIsANumber() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String call = bench.play();
            bench.awaitCall(call);
            List<DeviceId.Identified> devices = eventsOn(bench, call).stream()
                    .map(event -> event.connection().device())
                    .filter(DeviceId.Identified.class::isInstance)
                    .map(DeviceId.Identified.class::cast)
                    .filter(device -> Bench.DNS.contains(device.id()))
                    .toList();
            assertThat(devices).isNotEmpty().allSatisfy(device -> {
                assertThat(device.kind().isNumber()).isTrue();
                assertThat(device.raw()).isNotEmpty();
            });
        }
    }

    @Test
    void manyCallsAreReportedInOrderAndOnce() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            Traffic traffic = Traffic.on(bench, CALLS);
            Patience.until(() -> "all calls are played", Patience.CONVERSATION, () -> traffic.played() == CALLS);
            List<String> calls = traffic.stop();
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
        }
    }

    @Test
    void itDoesNotMatterHowTheTransportCutsWhatTheSwitchSays() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            List<String> calls = new ArrayList<>();
            for (int bytes : new int[] {1, 7, 100}) {
                bench.theSwitch().fragment(bytes);
                calls.add(bench.play());
            }
            bench.awaitCall(calls.get(calls.size() - 1));
            bench.assertDelivered(calls);
        }
    }

    @Test
    void callsThatOverlapAreToldApart() throws Exception {
        try (Bench bench = up()) {
            bench.referenceCourse();
            String one = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            String other = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            bench.theSwitch().hangUp(one, Bench.CALLER);
            bench.theSwitch().hangUp(other, Bench.CALLER);
            bench.awaitCall(one);
            bench.awaitCall(other);
            assertThat(bench.log(one).course(one)).isEqualTo(bench.referenceCourse());
            assertThat(bench.log(other).course(other)).isEqualTo(bench.referenceCourse());
        }
    }
}
