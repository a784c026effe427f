package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.release.Initiator;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.AttributionInForce;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.state.StateInput;
import org.onhook.tracking.Tracker;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Traits;
import org.onhook.tracking.policy.BuiltInPolicies;
import org.onhook.tracking.policy.LastLeg;

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
    void theSwitchIsAskedForACallThatIsSilentForLongByTheLinkThatReportsIt() {
        List<String> asked = new ArrayList<>();
        Feed feed = lane.add("asked", 0, new Carrier() {
            @Override
            public Set<TRequestType> requests() {
                return Set.of();
            }

            @Override
            public boolean carry(SwitchRequest request) {
                return false;
            }

            @Override
            public void inquire(String dn) {
                asked.add(dn);
            }
        });
        lane.receiver(feed).accept(new CallEvent.LinkUp(0));
        lane.receiver(feed).accept(new CallEvent.MonitorStarted(0, "2001"));
        lane.receiver(feed).accept(originates("c1", "2001"));

        lane.timePassed(TrackerSettings.DEFAULT.silent());
        assertThat(asked).isEmpty();
        lane.timePassed(TrackerSettings.DEFAULT.silent() + 60_000_000);
        assertThat(asked).containsExactly("2001");
        lane.timePassed(TrackerSettings.DEFAULT.silent() + 61_000_000);
        assertThat(asked).as("not again so soon").hasSize(1);
    }

    @Test
    void whatComesOfABurstIsPublishedWhenItEnds() {
        monitor("2001");
        int before = events.changes.size();
        link.beginBurst();
        link.accept(originates("c1", "2001"));
        link.accept(clears("c1", "2001"));
        assertThat(events.changes).hasSize(before);
        link.endBurst();
        assertThat(events.changes(CallChange.CallEnded.class)).hasSize(1);
    }

    @Test
    void burstsOfTwoLinksEndWithTheLastOfThem() {
        CallEventReceiver other = lane.receiver("other");
        monitor("2001");
        link.beginBurst();
        other.beginBurst();
        link.accept(originates("c1", "2001"));
        link.endBurst();
        assertThat(events.changes(CallChange.CallCreated.class)).isEmpty();
        other.endBurst();
        assertThat(events.changes(CallChange.CallCreated.class)).hasSize(1);
    }

    @Test
    void aBurstThatTakesLongHoldsNothingBackForLongerThanATick() {
        monitor("2001");
        link.beginBurst();
        link.accept(originates("c1", "2001"));
        lane.timePassed(100_000);
        assertThat(events.changes(CallChange.CallCreated.class)).hasSize(1);
        link.accept(clears("c1", "2001"));
        assertThat(events.changes(CallChange.CallEnded.class)).isEmpty();
        link.endBurst();
        assertThat(events.changes(CallChange.CallEnded.class)).hasSize(1);
    }

    @Test
    void theBurstOfALinkThatGoesEnds() {
        Feed feed = lane.add("going", 0, Carrier.NONE);
        CallEventReceiver going = lane.receiver(feed);
        monitor("2001");
        going.beginBurst();
        link.accept(originates("c1", "2001"));
        lane.remove(feed, 3_000, "the link was removed");
        assertThat(events.changes(CallChange.CallCreated.class)).hasSize(1);
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
        lane.configure(new TrackerSettings(0, 0, 0, 0, 0, 0, 0, 0));
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

    /** What a listener heard of one event. */
    private record Heard(String link, CallEvent event, int calls, AttributionInForce inForce) {}

    @Test
    void aListenerHearsEveryEventBeforeItIsHandledAndWhatItIsDecidedBy() {
        List<Heard> heard = new ArrayList<>();
        lane.tell(List.of(
                (from, by, event) -> heard.add(new Heard(by, event, from.callsInProgress(), from.attribution()))));
        monitor("2001");
        link.accept(originates("c1", "2001"));
        lane.decideBy(new Attributor(new PolicySet(List.of(new LastLeg()))));
        lane.configure(new TrackerSettings(
                200_000, 300_000, 4_000_000, 5_000_000, 6_000_000, 7_000_000, 9_000_000, 8_000_000));
        lane.timePassed(5_000);

        assertThat(heard)
                .extracting(Heard::link, Heard::event, Heard::calls)
                .containsExactly(
                        tuple("link", new CallEvent.MonitorStarted(0, "2001"), 0),
                        tuple("link", originates("c1", "2001"), 0),
                        tuple("", new CallEvent.TimePassed(5_000), 1));
        assertThat(heard.get(1).inForce()).isSameAs(heard.get(0).inForce());
        assertThat(heard.get(0).inForce().policies()).contains("first-clear", "last-leg");
        assertThat(heard.get(2).inForce())
                .isEqualTo(new AttributionInForce(
                        List.of("last-leg"),
                        new TreeMap<>(Map.of(
                                "request-settle-ms", 200L,
                                "consequence-window-ms", 300L,
                                "uncertain-call-seconds", 4L,
                                "lost-link-call-seconds", 5L,
                                "leftover-leg-seconds", 6L,
                                "stuck-call-seconds", 7L,
                                "silent-call-seconds", 9L,
                                "request-timeout-ms", 8_000L))));
    }

    @Test
    void fromTheStateThatAListenerGetsTheLaneCanBeGoneOnWith() {
        List<byte[]> states = new ArrayList<>();
        monitor("2001");
        link.accept(originates("c1", "2001"));
        lane.tell(List.of((from, by, event) -> states.add(from.state())));
        link.accept(clears("c1", "2001"));

        Attributor attributor = new Attributor(new PolicySet(BuiltInPolicies.inOrder()));
        Tracker tracker = Tracker.read(new StateInput(states.get(0)), TrackerSettings.DEFAULT, attributor);
        List<CallChange> changes = new ArrayList<>();
        tracker.accept("link", clears("c1", "2001"), attributor, changes::add);

        assertThat(changes)
                .isNotEmpty()
                .isEqualTo(events.changes.subList(events.changes.size() - changes.size(), events.changes.size()));
    }

    @Test
    void aListenerThatFailsHarmsNeitherTheLaneNorTheOthers() {
        List<CallEvent> heard = new ArrayList<>();
        lane.tell(List.of(
                (from, by, event) -> {
                    throw new NoClassDefFoundError("gone with its bundle");
                },
                (from, by, event) -> heard.add(event)));
        monitor("2001");
        link.accept(originates("c1", "2001"));

        assertThat(heard).hasSize(2);
        assertThat(events.changes(CallChange.CallCreated.class)).hasSize(1);
    }

    @Test
    void closingItEndsItsEvents() {
        lane.close();

        assertThat(events.closed).isTrue();
    }

    private List<CallEvent.LaneStood> stands() {
        List<CallEvent.LaneStood> stands = new ArrayList<>();
        lane.tell(List.of((heardBy, from, event) -> {
            if (event instanceof CallEvent.LaneStood stood) {
                stands.add(stood);
            }
        }));
        return stands;
    }

    @Test
    void aLaneThatIsToldNothingForLongThoughItExpectsTheTimeHasStood() {
        List<CallEvent.LaneStood> stands = stands();
        lane.expectTime(100_000, 1_000_000);

        lane.timePassed(1_100_000);
        lane.timePassed(1_390_000);
        link.accept(new CallEvent.MonitorStarted(1_690_000, "2001"));
        assertThat(stands).isEmpty();

        link.accept(new CallEvent.MonitorStarted(2_290_000, "2002"));
        lane.timePassed(2_300_000);

        assertThat(stands).containsExactly(new CallEvent.LaneStood(2_290_000, 500_000));
    }

    @Test
    void aLaneThatExpectsNoTimeHasNotStoodHoweverLongItWasToldNothing() {
        List<CallEvent.LaneStood> stands = stands();

        link.accept(new CallEvent.MonitorStarted(1_000_000, "2001"));
        link.accept(new CallEvent.MonitorStarted(900_000_000, "2002"));

        assertThat(stands).isEmpty();
    }
}
