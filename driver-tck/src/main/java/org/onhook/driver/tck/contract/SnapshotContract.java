package org.onhook.driver.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;

/** What a link asks the switch, and passes on, once its monitors run again. */
public abstract class SnapshotContract extends LinkContract {

    protected SnapshotContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    /** The snapshots of all monitored devices since that event, once they are there. */
    private static List<CallEvent.DeviceSnapshot> snapshots(Recorder recorder, int from) throws Exception {
        Patience.until(
                () -> "a snapshot of each of " + Bench.DNS + "; was " + since(recorder, from),
                Patience.CONVERSATION,
                () -> since(recorder, from).stream()
                        .map(CallEvent.DeviceSnapshot::dn)
                        .distinct()
                        .toList()
                        .containsAll(Bench.DNS));
        return since(recorder, from);
    }

    private static List<CallEvent.DeviceSnapshot> since(Recorder recorder, int from) {
        List<CallEvent> events = recorder.events();
        return events.subList(from, events.size()).stream()
                .filter(CallEvent.DeviceSnapshot.class::isInstance)
                .map(CallEvent.DeviceSnapshot.class::cast)
                .toList();
    }

    private static List<String> calls(CallEvent.DeviceSnapshot snapshot) {
        return snapshot.connections().stream()
                .map(connection -> connection.connection().callId())
                .toList();
    }

    @Test
    void aDeviceWithoutCallsIsToldToHaveNone() throws Exception {
        try (Bench bench = up()) {
            assertThat(snapshots(bench.recorder(), 0))
                    .allSatisfy(snapshot -> assertThat(snapshot.connections()).isEmpty());
        }
    }

    @Test
    void aCallThatBeganUnseenIsToldAndThenFollowed() throws Exception {
        try (Bench bench = idle()) {
            bench.theSwitch().listen();
            String call = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            Recorder recorder = bench.open();
            bench.awaitUp(recorder);
            for (CallEvent.DeviceSnapshot snapshot : snapshots(recorder, 0)) {
                assertThat(calls(snapshot)).containsExactly(call);
                SnapshotConnection connection = snapshot.connections().get(0);
                assertThat(connection.state().saysInCall()).isTrue();
                assertThat(connection.device().id()).isEqualTo(snapshot.dn());
            }
            bench.theSwitch().hangUp(call, Bench.CALLER);
            recorder.await(CallEvent.OnCall.class, 1);
        }
    }

    @Test
    void aCallThatEndedWhileTheLinkWasLostIsNotToldAndOneThatGoesOnIs() throws Exception {
        try (Bench bench = up()) {
            String ends = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            String goesOn = bench.theSwitch().call(Bench.CALLER, Bench.CALLED);
            bench.theSwitch().goAway();
            bench.recorder().await(CallEvent.LinkDown.class, 2);
            int from = bench.recorder().size();
            bench.theSwitch().hangUp(ends, Bench.CALLER);
            bench.theSwitch().listen();
            bench.recorder().await(CallEvent.LinkUp.class, 2);
            assertThat(snapshots(bench.recorder(), from))
                    .allSatisfy(snapshot -> assertThat(calls(snapshot)).containsExactly(goesOn));
        }
    }

    @Test
    void aHandoverNeedsNoSnapshot() throws Exception {
        try (Bench bench = up()) {
            snapshots(bench.recorder(), 0);
            bench.suspendLink();
            Recorder next = bench.open();
            bench.awaitUp(next);
            bench.awaitCall(bench.play());
            assertThat(since(next, 0)).isEmpty();
        }
    }
}
