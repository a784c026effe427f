package org.onhook.tracking.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onhook.tracking.fixture.Devices.connection;
import static org.onhook.tracking.fixture.Devices.device;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.CallEventReceiver;
import org.onhook.tracking.TrackerSettings;
import org.onhook.tracking.attribution.Attributor;
import org.onhook.tracking.attribution.PolicySet;
import org.onhook.tracking.fixture.Traits;
import org.onhook.tracking.policy.BuiltInPolicies;
import org.onhook.tracking.request.RequestDesk;

@Timeout(20)
class RequestDeskTest {

    private static final Map<String, String> AT_ONCE = Map.of("call-rq-gap-ms", "0", "device-rq-gap-ms", "0");

    private final FakeLibrary.FakeLane told = new FakeLibrary.FakeLane();
    private final Lane lane =
            new Lane("switch", told, TrackerSettings.DEFAULT, new Attributor(new PolicySet(BuiltInPolicies.inOrder())));
    private final CarryingLink link = new CarryingLink();
    private CallEventReceiver events;
    private RequestDesk desk;
    private long connId;

    @BeforeEach
    void open() {
        events = lane.receiver(link);
        events.accept(new CallEvent.LinkConfigured(1, Traits.DROPPED));
        events.accept(new CallEvent.MonitorStarted(1, "2001"));
        events.accept(new CallEvent.MonitorStarted(1, "2002"));
        events.accept(new CallEvent.LinkUp(1));
        Report report = new Report(2, "2001", LocalConnectionState.CONNECTED, Cause.NONE, "");
        ConnectionId spelled =
                new ConnectionId("c1", new DeviceId.Identified("N<2001>", "2001", DeviceKind.INTERNAL_NUMBER));
        events.accept(new CallEvent.Originated(report, spelled, device("2001"), device("2002")));
        events.accept(new CallEvent.Delivered(
                report,
                connection("c1", "2002"),
                device("2002"),
                device("2001"),
                device("2002"),
                DeviceId.Withheld.ABSENT,
                ConnectionId.NONE));
        connId = told.changes(CallChange.CallCreated.class).get(0).call().ref();
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.stop();
        }
    }

    private RequestDesk desk(Map<String, String> configuration) {
        desk = new RequestDesk(() -> List.of(lane), configuration);
        return desk;
    }

    private Submission submit(TRequestType type, String dn, long call, String other) {
        return desk.submit(new TRequest(type, dn, call, 0, other));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    private void clear(String dn) {
        Report report = new Report(3, dn, LocalConnectionState.NULL, Cause.NONE, "");
        events.accept(new CallEvent.ConnectionCleared(report, connection("c1", dn), device(dn)));
    }

    private static void refused(Submission submission, TError error, String text) {
        assertThat(submission).isEqualTo(new Submission.Refused(error, text));
    }

    @Test
    void aRequestIsNumberedAndCarriedWithTheSwitchsOwnIdentifiers() throws InterruptedException {
        desk(AT_ONCE);
        assertThat(submit(TRequestType.RELEASE_CALL, "2001", connId, "")).isEqualTo(new Submission.Accepted(1));
        await(() -> link.carried.size() == 1);

        SwitchRequest carried = link.carried.get(0);
        assertThat(carried.referenceId()).isEqualTo(1);
        assertThat(carried.connection().callId()).isEqualTo("c1");
        assertThat(carried.connection().device().raw()).isEqualTo("N<2001>");
        assertThat(submit(TRequestType.HOLD_CALL, "2001", connId, "")).isEqualTo(new Submission.Accepted(2));
    }

    @Test
    void whoDropsAnotherPartyNamesItsConnection() throws InterruptedException {
        desk(AT_ONCE);
        submit(TRequestType.DELETE_FROM_CONFERENCE, "2001", connId, "2002");
        await(() -> link.carried.size() == 1);
        assertThat(link.carried.get(0).connection()).isEqualTo(connection("c1", "2002"));
    }

    @Test
    void theNumbersGoOnWhereAnotherDeskStopped() throws InterruptedException {
        desk(AT_ONCE);
        submit(TRequestType.HOLD_CALL, "2001", connId, "");
        await(() -> link.carried.size() == 1);
        desk.stop();
        desk(AT_ONCE);
        assertThat(submit(TRequestType.HOLD_CALL, "2001", connId, "")).isEqualTo(new Submission.Accepted(2));
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        desk(AT_ONCE);
        refused(submit(TRequestType.HOLD_CALL, "9999", connId, ""), TError.NOT_CONFIGURED, "no link monitors DN 9999");
        refused(
                submit(TRequestType.HOLD_CALL, "2001", 0x77, ""),
                TError.INVALID_CONN_ID,
                "there is no call with ConnID 0000000000000077");
        refused(submit(TRequestType.HOLD_CALL, "2001", 0, ""), TError.INVALID_ATTRIBUTE, "THoldCall needs ConnID");
        refused(submit(TRequestType.HOLD_CALL, "", 0, ""), TError.INVALID_ATTRIBUTE, "THoldCall needs ThisDN");
        refused(submit(TRequestType.MAKE_CALL, "2001", 0, ""), TError.INVALID_ATTRIBUTE, "TMakeCall needs OtherDN");
        refused(
                submit(TRequestType.REDIRECT_CALL, "2001", connId, "1\r\nAction: Command"),
                TError.INVALID_ATTRIBUTE,
                "OtherDN has to be of 128 printable characters at most");
        refused(
                submit(TRequestType.MAKE_CALL, "2001", 0, "2002"),
                TError.UNSUPPORTED_OPERATION,
                "link a cannot carry TMakeCall");
        refused(
                submit(TRequestType.DELETE_FROM_CONFERENCE, "2001", connId, "2003"),
                TError.INVALID_CONN_ID,
                "OtherDN 2003 is no other party of the call with ConnID 0000000100000001");
        refused(
                submit(TRequestType.RECONNECT_CALL, "2001", connId, ""),
                TError.INVALID_CONN_ID,
                "DN 2001 has 0 other calls; PreviousConnID has to name one");
        clear("2001");
        clear("2002");
        refused(
                submit(TRequestType.HOLD_CALL, "2001", connId, ""),
                TError.INVALID_CONN_ID,
                "there is no call with ConnID 0000000100000001");
        events.accept(new CallEvent.LinkDown(5, "gone"));
        refused(
                submit(TRequestType.HOLD_CALL, "2001", connId, ""),
                TError.SWITCH_NOT_CONNECTED,
                "no link to switch switch that monitors DN 2001 is up");
        assertThat(link.carried).isEmpty();
    }

    @Test
    void requestsAboutOneCallAreMadeAtADistance() throws InterruptedException {
        desk(Map.of("call-rq-gap-ms", "300", "device-rq-gap-ms", "0"));
        submit(TRequestType.HOLD_CALL, "2001", connId, "");
        submit(TRequestType.RELEASE_CALL, "2002", connId, "");
        await(() -> link.carried.size() == 2);

        assertThat(link.carried)
                .extracting(carried -> carried.request().type())
                .containsExactly(TRequestType.HOLD_CALL, TRequestType.RELEASE_CALL);
        assertThat(Duration.ofNanos(link.times.get(1) - link.times.get(0)))
                .isGreaterThanOrEqualTo(Duration.ofMillis(299));
    }

    @Test
    void aRequestWhoseCallIsGoneWhenItIsDueFails() throws InterruptedException {
        desk(Map.of("call-rq-gap-ms", "200"));
        submit(TRequestType.HOLD_CALL, "2001", connId, "");
        submit(TRequestType.RELEASE_CALL, "2001", connId, "");
        await(() -> link.carried.size() == 1);
        clear("2001");
        clear("2002");

        await(() -> !told.changes(CallChange.RequestFailed.class).isEmpty());
        assertThat(told.changes(CallChange.RequestFailed.class).get(0))
                .returns(2L, CallChange.RequestFailed::referenceId)
                .returns(TError.INVALID_CONN_ID, CallChange.RequestFailed::error)
                .returns("TReleaseCall: there is no call with ConnID 0000000100000001", CallChange.RequestFailed::text);
        assertThat(link.carried).hasSize(1);
    }

    @Test
    void aRequestThatTheLinkDoesNotTakeFails() throws InterruptedException {
        desk(AT_ONCE);
        link.open = false;
        submit(TRequestType.HOLD_CALL, "2001", connId, "");
        await(() -> !told.changes(CallChange.RequestFailed.class).isEmpty());
        assertThat(told.changes(CallChange.RequestFailed.class).get(0).error()).isEqualTo(TError.SWITCH_NOT_CONNECTED);
    }

    @Test
    void whatWaitsWhenTheDeskStopsFails() {
        desk(Map.of("call-rq-gap-ms", "60000"));
        submit(TRequestType.HOLD_CALL, "2001", connId, "");
        submit(TRequestType.RELEASE_CALL, "2001", connId, "");
        desk.stop();

        assertThat(told.changes(CallChange.RequestFailed.class))
                .extracting(CallChange.RequestFailed::referenceId)
                .contains(2L);
        assertThat(submit(TRequestType.HOLD_CALL, "2001", connId, "")).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void aLaneThatWaitsForASinkKeepsNobodyWaiting() throws InterruptedException {
        desk(AT_ONCE);
        CountDownLatch goOn = new CountDownLatch(1);
        told.before = change -> {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread busy = new Thread(() -> clear("2001"));
        busy.start();
        await(() -> busy.getState() == Thread.State.WAITING);

        refused(
                submit(TRequestType.HOLD_CALL, "2001", connId, ""),
                TError.TIMEOUT,
                "the events of switch switch wait for a sink");
        goOn.countDown();
        busy.join();
    }

    @Test
    void whatALinkOffersIsTold() {
        desk(AT_ONCE);
        assertThat(desk.offered("2001")).isEqualTo(link.requests());
        assertThat(desk.offered("9999")).isEmpty();
    }

    /** A link that carries some requests. */
    private static final class CarryingLink implements SwitchLink {
        private final List<SwitchRequest> carried = new CopyOnWriteArrayList<>();
        private final List<Long> times = new CopyOnWriteArrayList<>();
        private volatile boolean open = true;

        @Override
        public String name() {
            return "a";
        }

        @Override
        public String switchName() {
            return "switch";
        }

        @Override
        public void open(CallEventReceiver receiver) {
            // The test delivers.
        }

        @Override
        public void suspend() {
            // Nothing is open.
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        @Override
        public LinkStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<TRequestType> requests() {
            return EnumSet.complementOf(EnumSet.of(TRequestType.MAKE_CALL));
        }

        @Override
        public boolean carry(SwitchRequest request) {
            if (open) {
                times.add(System.nanoTime());
                carried.add(request);
            }
            return open;
        }
    }
}
