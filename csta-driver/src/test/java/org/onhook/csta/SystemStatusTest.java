package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.LinkSettings;

/** What a link makes of what the switch says of itself. */
@Timeout(60)
class SystemStatusTest extends LinkToFakeSwitch {

    private static final String BUSY =
            "<CSTAErrorCode><systemResourceAvailibility>resourceBusy</systemResourceAvailibility></CSTAErrorCode>";

    private void open(String monitors) throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", monitors));
        events.opened();
    }

    /** Goes on until the link is up and every device was asked for its calls. */
    private FakeSwitch.Call up(String monitors) throws Exception {
        open(monitors);
        FakeSwitch.Call call = theSwitch.accept().takingSnapshots().session();
        startMonitors(call);
        return call;
    }

    private void startMonitors(FakeSwitch.Call call) {
        int devices = link.settings().devices().monitored().size();
        List<FakeSwitch.Message> starts = IntStream.range(0, devices)
                .mapToObj(i -> call.next("MonitorStart"))
                .toList();
        for (FakeSwitch.Message start : starts) {
            call.say(start.id(), granted(start.text("deviceObject")));
            events.next(CallEvent.MonitorStarted.class);
        }
        events.next(CallEvent.LinkUp.class);
    }

    private static String granted(String dn) {
        return "<MonitorStartResponse><monitorCrossRefID>X" + dn + "</monitorCrossRefID></MonitorStartResponse>";
    }

    private static String idle() {
        return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData/></crossRefIDorSnapshotData>"
                + "</SnapshotDeviceResponse>";
    }

    private String answerSnapshot(FakeSwitch.Call call) {
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        call.say(ask.id(), idle());
        return ask.text("snapshotObject");
    }

    private String snapshot(FakeSwitch.Call call) {
        String dn = answerSnapshot(call);
        assertThat(events.next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo(dn);
        return dn;
    }

    private static void says(FakeSwitch.Call call, String status) {
        call.say("0077", "<SystemStatus><systemStatus>" + status + "</systemStatus></SystemStatus>");
        assertThat(call.next("SystemStatusResponse").id()).isEqualTo("0077");
    }

    private void await(State state, String detail) {
        while (link.status().state() != state || !link.status().detail().contains(detail)) {
            Thread.onSpinWait();
        }
    }

    private long counter(String name) {
        return link.status().counters().getOrDefault(name, 0L);
    }

    @Test
    void afterLostMessagesEveryDeviceAndItsCallsAreAskedForAnew() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        for (int round = 0; round < 2; round++) {
            call.say(call.next("SnapshotDevice").id(), busy());
            call.say(call.next("SnapshotDevice").id(), idle());
            call.say(call.next("SnapshotCall").id(), parties());
            events.next(CallEvent.DeviceSnapshot.class);
            events.next(CallEvent.DeviceSnapshot.class);
            events.next(CallEvent.CallSnapshot.class);
            if (round == 0) {
                says(call, "messagesLost");
                events.next(CallEvent.MessagesLost.class);
            }
        }
        assertThat(call.silentFor(200)).isTrue();
        assertThat(counter("messages-lost")).isEqualTo(1);
        assertThat(link.status().state()).isEqualTo(State.UP);
    }

    @Test
    void whatWasUnderWayWhenMessagesWereLostIsAskedOnceMore() throws Exception {
        FakeSwitch.Call call = up("2001");
        call.say(call.next("SnapshotDevice").id(), busy());
        FakeSwitch.Message parties = call.next("SnapshotCall");
        for (int i = 0; i < 10; i++) {
            tells(call, "messagesLost");
        }
        call.say(parties.id(), parties());
        for (int i = 0; i < 3; i++) {
            FakeSwitch.Message ask = request(call);
            call.say(ask.id(), ask.name().equals("SnapshotDevice") ? busy() : parties());
        }
        assertThat(call.silentFor(200)).isTrue();
        assertThat(counter("messages-lost")).isEqualTo(10);
        assertThat(counter("snapshots.devices")).isEqualTo(3);
        assertThat(counter("snapshots.calls")).isEqualTo(2);
    }

    private static String busy() {
        return idle().replace(
                        "<snapshotData/>",
                        "<snapshotData><snapshotDeviceResponseInfo><connectionIdentifier><callID>7</callID>"
                                + "<deviceID>2001</deviceID></connectionIdentifier></snapshotDeviceResponseInfo>"
                                + "</snapshotData>");
    }

    private static String parties() {
        return "<SnapshotCallResponse><crossRefIDorSnapshotData><snapshotData/></crossRefIDorSnapshotData>"
                + "</SnapshotCallResponse>";
    }

    /** The next message that is no answer to a status. */
    private static FakeSwitch.Message request(FakeSwitch.Call call) {
        FakeSwitch.Message message = call.next();
        while (message.name().equals("SystemStatusResponse")) {
            message = call.next();
        }
        return message;
    }

    /** As {@link #says}, while the link may send something else. */
    private static void tells(FakeSwitch.Call call, String status) {
        call.say("0077", "<SystemStatus><systemStatus>" + status + "</systemStatus></SystemStatus>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "initializing"})
    void aSwitchThatIsOutOfServiceTakesTheLinkDownUntilItServesAgain(String out) throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        snapshot(call);
        snapshot(call);
        says(call, out);
        assertThat(events.next(CallEvent.LinkDown.class).reason()).isEqualTo("the switch says " + out);
        await(State.STARTING, "the switch says " + out);
        assertThat(link.status().monitorsRunning()).isZero();
        assertThat(link.status().monitorsWanted()).isEqualTo(2);
        says(call, out);
        assertThat(call.silentFor(200)).isTrue();

        says(call, "enabled");
        for (String dn : List.of("2001", "2002")) {
            assertThat(call.next("MonitorStop").text("monitorCrossRefID")).isEqualTo("X" + dn);
            FakeSwitch.Message start = call.next("MonitorStart");
            assertThat(start.text("deviceObject")).isEqualTo(dn);
            call.say(start.id(), granted(dn));
        }
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.LinkUp.class);
        await(State.UP, "connected to");
        assertThat(link.status().detail()).doesNotContain("the switch says");
        assertThat(snapshot(call)).isEqualTo("2001");
        assertThat(snapshot(call)).isEqualTo("2002");
        assertThat(counter("status." + out)).isEqualTo(1);
        assertThat(counter("connects")).isEqualTo(1);
        assertThat(counter("reconnects")).isZero();
    }

    @Test
    void aSwitchThatIsOutOfServiceFromTheBeginningIsMonitoredWhenItServes() throws Exception {
        open("2001");
        FakeSwitch.Call call = theSwitch.accept().takingSnapshots();
        says(call, "disabled");
        call.say(call.next("SystemRegister").id(), "<SystemRegisterResponse/>");
        await(State.STARTING, "the switch says disabled");
        assertThat(call.silentFor(300)).isTrue();
        says(call, "normal");
        startMonitors(call);
        snapshot(call);
    }

    @Test
    void monitorsThatTheSwitchStopsWhenItGoesOutOfServiceAreNotAskedForUntilItServes() throws Exception {
        FakeSwitch.Call call = up("2001");
        snapshot(call);
        says(call, "disabled");
        events.next(CallEvent.LinkDown.class);
        call.say("0003", "<MonitorStop><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStop>");
        call.next("MonitorStopResponse");
        events.next(CallEvent.MonitorStopped.class);
        assertThat(call.silentFor(1_500)).isTrue();
        says(call, "normal");
        startMonitors(call);
    }

    @Test
    void anAnswerToAHeartbeatThatSaysOtherwiseCounts() throws Exception {
        FakeSwitch.Call call = up("2001");
        snapshot(call);
        call.say(
                "0001",
                "<RequestSystemStatusResponse><systemStatus>disabled</systemStatus></RequestSystemStatusResponse>");
        events.next(CallEvent.LinkDown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overloadImminent", "overloadReached"})
    void anOverloadedSwitchIsSparedSnapshotsUntilItIsRelieved(String overload) throws Exception {
        FakeSwitch.Call call = up("3000-3024");
        tells(call, overload);
        for (int i = 0; i < 20; i++) {
            answerSnapshotOrStatus(call);
        }
        await(State.UP, "the switch says " + overload);
        while (!call.silentFor(300)) {
            // the answer to the status
        }
        for (int i = 0; i < 20; i++) {
            events.next(CallEvent.DeviceSnapshot.class);
        }
        assertThat(counter("status." + overload)).isEqualTo(1);
        assertThat(counter("snapshots.devices")).isEqualTo(20);

        says(call, "overloadRelieved");
        for (int i = 0; i < 5; i++) {
            snapshot(call);
        }
        assertThat(link.status().detail()).doesNotContain("the switch says");
    }

    private void answerSnapshotOrStatus(FakeSwitch.Call call) {
        FakeSwitch.Message message = request(call);
        assertThat(message.name()).isEqualTo("SnapshotDevice");
        call.say(message.id(), idle());
    }

    @Test
    void anOverloadedSwitchIsNotAskedAgainForMonitorsButForNewOnes() throws Exception {
        open("2001,2002");
        FakeSwitch.Call call = theSwitch.accept().session();
        call.say(call.next("MonitorStart").id(), BUSY);
        call.say(call.next("MonitorStart").id(), granted("2002"));
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.LinkUp.class);
        says(call, "overloadReached");
        assertThat(call.silentFor(1_500)).isTrue();
        Map<String, String> more = Map.of("host", "127.0.0.1", "port", "" + theSwitch.port(), "monitors", "2001-2003");
        link.update(LinkSettings.parse("test", more), java.util.Optional.of(BuiltInProfiles.GENERIC));
        assertThat(call.grantMonitor()).isEqualTo("2003");
        says(call, "normal");
        assertThat(call.grantMonitor()).isEqualTo("2001");
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.MonitorStarted.class);
    }

    @Test
    void whereOnlySomeDevicesAreServedCallsAreUncertainAndAskedForWhenItBeginsAndEnds() throws Exception {
        FakeSwitch.Call call = up("2001");
        snapshot(call);
        tells(call, "partiallyDisabled");
        events.next(CallEvent.MessagesLost.class);
        call.next("SystemStatusResponse");
        snapshot(call);
        await(State.UP, "the switch says partiallyDisabled");
        tells(call, "normal");
        events.next(CallEvent.MessagesLost.class);
        call.next("SystemStatusResponse");
        snapshot(call);
        assertThat(counter("messages-lost")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "normal", "enabled", "overloadRelieved", "somethingElse"})
    void whatChangesNothingIsAnsweredAndThatIsAll(String status) throws Exception {
        FakeSwitch.Call call = up("2001");
        snapshot(call);
        says(call, status);
        assertThat(call.silentFor(200)).isTrue();
        assertThat(events.isEmpty()).isTrue();
        assertThat(link.status().state()).isEqualTo(State.UP);
    }
}
