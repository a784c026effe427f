package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.call.Report;
import org.onhook.api.release.Initiator;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Traits;
import org.onhook.tracking.policy.BuiltInPolicies;

@Timeout(10)
class LaneTest {

    private final FakeLibrary.FakeLane events = new FakeLibrary.FakeLane();
    private final Lane lane = new Lane(
            "switch", events, TrackerSettings.DEFAULT, new Attributor(new PolicySet(BuiltInPolicies.inOrder())));
    private final CallEventReceiver link = lane.receiver("link");

    private static CallEvent.Originated originates(String callId, String dn) {
        return new CallEvent.Originated(
                new Report(1_000, dn, LocalConnectionState.CONNECTED, Cause.NONE, ""),
                connection(callId, dn),
                device(dn),
                device("2002"));
    }

    private static CallEvent.ConnectionCleared clears(String callId, String dn) {
        return new CallEvent.ConnectionCleared(
                new Report(
                        2_000,
                        dn,
                        LocalConnectionState.NULL,
                        new Cause(EventCause.NORMAL_CLEARING, "normalClearing"),
                        ""),
                connection(callId, dn),
                device(dn));
    }

    private void monitor(String dn) {
        link.accept(new CallEvent.MonitorStarted(0, dn));
    }

    @Test
    void whatALinkDeliversIsPublished() {
        monitor("2001");
        link.accept(originates("c1", "2001"));

        assertThat(events.changes(CallChange.CallCreated.class))
                .singleElement()
                .satisfies(created -> assertThat(created.call().ref()).isGreaterThan(1L << 32));
        assertThat(lane.calls(10)).singleElement().satisfies(view -> {
            assertThat(view.switchName()).isEqualTo("switch");
            assertThat(view.parties()).extracting(party -> party.device()).containsExactly("2001");
        });
    }

    @Test
    void anEventThatCannotBeHandledIsSkippedAndTheLaneGoesOn() {
        monitor("2001");
        events.before = change -> {
            throw new IllegalStateException("broken");
        };
        link.accept(originates("c1", "2001"));
        events.before = change -> {};

        link.accept(originates("c2", "2001"));

        assertThat(events.changes(CallChange.CallCreated.class))
                .singleElement()
                .satisfies(created -> assertThat(created.call().switchCallId()).isEqualTo("c2"));
    }

    @Test
    void timeDoesNotWaitForALaneThatIsBusy() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        monitor("2001");
        events.before = change -> {
            busy.countDown();
            await(free);
        };
        Thread thread = new Thread(() -> link.accept(originates("c1", "2001")));
        thread.start();
        await(busy);

        lane.timePassed(5_000);

        free.countDown();
        thread.join();
        assertThat(events.changes(CallChange.CallCreated.class)).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void timeThatPassesDecidesWhatWaits() {
        monitor("2001");
        monitor("2002");
        lane.decideBy(new Attributor(new PolicySet(List.of())));
        link.accept(originates("c1", "2001"));
        link.accept(new CallEvent.Delivered(
                new Report(1_500, "2002", LocalConnectionState.ALERTING, Cause.NONE, ""),
                connection("c1", "2002"),
                device("2002"),
                device("2001"),
                device("2002"),
                device(""),
                ConnectionId.NONE));
        link.accept(clears("c1", "2001"));
        assertThat(events.changes(CallChange.PartyLeft.class)).isEmpty();

        lane.timePassed(2_000 + 499_000);
        assertThat(events.changes(CallChange.PartyLeft.class)).isEmpty();
        lane.timePassed(2_000 + 500_000);

        assertThat(events.changes(CallChange.PartyLeft.class))
                .singleElement()
                .satisfies(left -> assertThat(left.attribution().initiator()).isEqualTo(Initiator.UNKNOWN));
    }

    @Test
    void aShorterWaitHoldsFromTheNextDecisionOn() {
        lane.configure(new TrackerSettings(0, 0, 0, 0, 0, 0));
        monitor("2001");
        monitor("2002");
        lane.decideBy(new Attributor(new PolicySet(List.of())));
        link.accept(originates("c1", "2001"));

        link.accept(clears("c1", "2001"));

        assertThat(events.changes(CallChange.CallEnded.class)).hasSize(1);
    }

    @Test
    void howReleasingDeviceIsReadIsTold() {
        link.accept(new CallEvent.LinkConfigured(0, Traits.DROPPED));

        assertThat(lane.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.link()).isEqualTo("link");
            assertThat(reading.possible()).containsExactly(ReleasingDeviceReading.DROPPED);
            assertThat(reading.configured()).isTrue();
        });
    }

    @Test
    void atMostSoManyCallsAreShown() {
        monitor("2001");
        monitor("2002");
        link.accept(originates("c1", "2001"));
        link.accept(originates("c2", "2002"));

        assertThat(lane.calls(1))
                .singleElement()
                .satisfies(view -> assertThat(view.call().switchCallId()).isEqualTo("c1"));
        assertThat(lane.calls(0)).isEmpty();
    }

    @Test
    void closingItEndsItsEvents() {
        lane.close();

        assertThat(events.closed).isTrue();
    }
}
