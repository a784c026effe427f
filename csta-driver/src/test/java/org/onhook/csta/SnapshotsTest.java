package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.csta.settings.ProfileFacts;

/** What a link asks about calls that it has not seen begin, and what it makes of the answers. */
@Timeout(60)
class SnapshotsTest extends LinkToFakeSwitch {

    private static final String REFUSED = "<CSTAErrorCode><operation>%s</operation></CSTAErrorCode>";

    @Override
    void open(ProfileFacts profile, Map<String, String> more) throws Exception {
        super.open(profile, more);
        events.opened();
    }

    private FakeSwitch.Call up(String monitors) throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", monitors));
        return upAgain();
    }

    /** Goes through session and monitors, until the link is up; snapshots are asked for then. */
    private FakeSwitch.Call upAgain() throws Exception {
        FakeSwitch.Call call = theSwitch.accept().takingSnapshots().session();
        int devices = link.settings().devices().monitored().size();
        List<FakeSwitch.Message> starts = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            starts.add(call.next("MonitorStart"));
        }
        for (FakeSwitch.Message start : starts) {
            call.say(start.id(), granted(start.text("deviceObject")));
            events.next(CallEvent.MonitorStarted.class);
        }
        events.next(CallEvent.LinkUp.class);
        return call;
    }

    private static String granted(String dn) {
        return "<MonitorStartResponse><monitorCrossRefID>X" + dn + "</monitorCrossRefID></MonitorStartResponse>";
    }

    private static String connection(String element, String callId, String dn) {
        return "<" + element + "><callID>" + callId + "</callID><deviceID>" + dn + "</deviceID></" + element + ">";
    }

    private static String info(String dn, String... callIds) {
        StringBuilder text = new StringBuilder("<snapshotData>");
        for (String callId : callIds) {
            text.append("<snapshotDeviceResponseInfo>")
                    .append(connection("connectionIdentifier", callId, dn))
                    .append("<localCallState><simpleCallState>callEstablished</simpleCallState></localCallState>")
                    .append("</snapshotDeviceResponseInfo>");
        }
        return text.append("</snapshotData>").toString();
    }

    private static String calls(String dn, String... callIds) {
        return "<SnapshotDeviceResponse><crossRefIDorSnapshotData>" + info(dn, callIds)
                + "</crossRefIDorSnapshotData></SnapshotDeviceResponse>";
    }

    private static String parties(String callId, String... dns) {
        StringBuilder text = new StringBuilder("<SnapshotCallResponse><crossRefIDorSnapshotData><snapshotData>");
        for (String dn : dns) {
            text.append("<snapshotCallResponseInfo><deviceOnCall><deviceIdentifier>")
                    .append(dn)
                    .append("</deviceIdentifier></deviceOnCall>")
                    .append(connection("callIdentifier", callId, dn))
                    .append("<localConnectionInfo>hold</localConnectionInfo></snapshotCallResponseInfo>");
        }
        return text.append("</snapshotData></crossRefIDorSnapshotData></SnapshotCallResponse>")
                .toString();
    }

    private static String segmented(String crossRef) {
        return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><serviceCrossRefID>" + crossRef
                + "</serviceCrossRefID></crossRefIDorSnapshotData></SnapshotDeviceResponse>";
    }

    private static String segment(String crossRef, boolean last, String dn, String... callIds) {
        return "<SnapshotDeviceData><serviceCrossRefID>" + crossRef + "</serviceCrossRefID><lastSegment>" + last
                + "</lastSegment>" + info(dn, callIds) + "</SnapshotDeviceData>";
    }

    private static String held(String dn, String callId) {
        return "<HeldEvent><monitorCrossRefID>X" + dn + "</monitorCrossRefID>"
                + connection("heldConnection", callId, dn) + "</HeldEvent>";
    }

    private long counter(String name) {
        return link.status().counters().getOrDefault(name, 0L);
    }

    private void awaitCounter(String name, long value) {
        while (counter(name) != value) {
            Thread.onSpinWait();
        }
    }

    private static List<String> callIds(List<SnapshotConnection> connections) {
        return connections.stream().map(item -> item.connection().callId()).toList();
    }

    @Test
    void eachDeviceIsAskedForItsCallsOnceItIsMonitoredAndEachCallForItsParties() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        FakeSwitch.Message first = call.next("SnapshotDevice");
        FakeSwitch.Message second = call.next("SnapshotDevice");
        assertThat(first.text("snapshotObject")).isEqualTo("2001");
        assertThat(second.text("snapshotObject")).isEqualTo("2002");

        call.say(first.id(), calls("2001", "7", "8"));
        CallEvent.DeviceSnapshot of2001 = events.next(CallEvent.DeviceSnapshot.class);
        assertThat(of2001.dn()).isEqualTo("2001");
        assertThat(callIds(of2001.connections())).containsExactly("7", "8");
        FakeSwitch.Message seven = call.next("SnapshotCall");
        assertThat(seven.text("callID")).isEqualTo("7");
        assertThat(seven.text("deviceID")).isEqualTo("2001");
        FakeSwitch.Message eight = call.next("SnapshotCall");
        assertThat(eight.text("callID")).isEqualTo("8");

        call.say(second.id(), calls("2002", "7"));
        assertThat(events.next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo("2002");
        call.say(seven.id(), parties("7", "2001", "2002"));
        CallEvent.CallSnapshot ofSeven = events.next(CallEvent.CallSnapshot.class);
        assertThat(ofSeven.callId()).isEqualTo("7");
        assertThat(ofSeven.connections())
                .extracting(item -> item.device().id(), SnapshotConnection::state)
                .containsExactly(tuple("2001", LocalConnectionState.HOLD), tuple("2002", LocalConnectionState.HOLD));
        call.say(eight.id(), parties("8", "2001"));
        assertThat(events.next(CallEvent.CallSnapshot.class).callId()).isEqualTo("8");
        assertThat(call.silentFor(200)).isTrue();
        assertThat(counter("snapshots.devices")).isEqualTo(2);
        assertThat(counter("snapshots.calls")).isEqualTo(2);
    }

    @Test
    void anAnswerIsDeliveredWhereItStandsAmongTheEvents() throws Exception {
        FakeSwitch.Call call = up("2001");
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        call.event(held("2001", "6"));
        call.say(ask.id(), calls("2001"));
        call.event(held("2001", "7"));
        events.next(CallEvent.Held.class);
        assertThat(events.next(CallEvent.DeviceSnapshot.class).connections()).isEmpty();
        events.next(CallEvent.Held.class);
    }

    @Test
    void eventsThatOvertookTheMonitorsResponseComeBeforeItsSnapshotIsAskedFor() throws Exception {
        open(BuiltInProfiles.GENERIC, Map.of("monitors", "2001"));
        FakeSwitch.Call call = theSwitch.accept().takingSnapshots().session();
        FakeSwitch.Message start = call.next("MonitorStart");
        call.event(held("2001", "6"));
        call.say(start.id(), granted("2001"));
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.Held.class);
        call.say(call.next("SnapshotDevice").id(), calls("2001"));
        events.next(CallEvent.LinkUp.class);
        events.next(CallEvent.DeviceSnapshot.class);
    }

    @Test
    void afterAnotherConnectionEverythingIsAskedAnew() throws Exception {
        FakeSwitch.Call call = up("2001");
        call.say(call.next("SnapshotDevice").id(), calls("2001", "7"));
        events.next(CallEvent.DeviceSnapshot.class);
        call.next("SnapshotCall");
        call.close();
        events.next(CallEvent.LinkDown.class);
        FakeSwitch.Call again = upAgain();
        again.say(again.next("SnapshotDevice").id(), calls("2001", "7"));
        events.next(CallEvent.DeviceSnapshot.class);
        again.say(again.next("SnapshotCall").id(), parties("7", "2001"));
        events.next(CallEvent.CallSnapshot.class);
    }

    @Test
    void aMonitorThatWasStartedAgainIsFollowedByASnapshotOfItsDeviceAndCalls() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        call.say(call.next("SnapshotDevice").id(), calls("2001", "7"));
        call.say(call.next("SnapshotDevice").id(), calls("2002", "7"));
        call.say(call.next("SnapshotCall").id(), parties("7", "2001", "2002"));
        awaitCounter("snapshots.calls", 1);
        call.say("0003", "<MonitorStop><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStop>");
        call.next("MonitorStopResponse");
        call.grantMonitor();
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        assertThat(ask.text("snapshotObject")).isEqualTo("2001");
        call.say(ask.id(), calls("2001", "7"));
        assertThat(call.next("SnapshotCall").text("callID")).isEqualTo("7");
    }

    @Test
    void aDeviceThatIsInquiredAboutIsAskedForAndSoAreItsCalls() throws Exception {
        FakeSwitch.Call call = up("2001");
        call.say(call.next("SnapshotDevice").id(), calls("2001", "7"));
        call.say(call.next("SnapshotCall").id(), parties("7", "2001", "2002"));
        awaitCounter("snapshots.calls", 1);

        link.inquire("2001");
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        assertThat(ask.text("snapshotObject")).isEqualTo("2001");
        call.say(ask.id(), calls("2001", "7"));
        assertThat(call.next("SnapshotCall").text("callID")).isEqualTo("7");
    }

    @Test
    void aDeviceThatIsMonitoredNoLongerIsNotReported() throws Exception {
        FakeSwitch.Call call = up("2001");
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        call.say("0003", "<MonitorStop><monitorCrossRefID>X2001</monitorCrossRefID></MonitorStop>");
        call.next("MonitorStopResponse");
        call.say(ask.id(), calls("2001"));
        events.next(CallEvent.MonitorStopped.class);
        awaitCounter("snapshots.outdated", 1);
        call.grantMonitor();
        call.say(call.next("SnapshotDevice").id(), calls("2001"));
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.DeviceSnapshot.class);
    }

    @Test
    void requestsArePaced() throws Exception {
        FakeSwitch.Call call = up("3000-3029");
        List<FakeSwitch.Message> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(call.next("SnapshotDevice"));
        }
        assertThat(call.silentFor(200)).isTrue();
        call.say(asked.get(0).id(), calls("3000", "7"));
        assertThat(call.next("SnapshotDevice").text("snapshotObject")).isEqualTo("3020");
        assertThat(call.silentFor(200)).isTrue();
    }

    @Test
    void aSwitchThatDoesNotKnowTheServiceIsAskedNoFurther() throws Exception {
        FakeSwitch.Call call = up("3000-3029");
        for (int i = 0; i < 20; i++) {
            call.say(call.next("SnapshotDevice").id(), REFUSED.formatted("serviceNotSupported"));
        }
        awaitCounter("snapshots.refused", 20);
        assertThat(call.silentFor(200)).isTrue();
        assertThat(link.status().state()).isEqualTo(State.UP);
        call.event(held("3001", "7"));
        events.next(CallEvent.Held.class);
        call.say("0003", "<MonitorStop><monitorCrossRefID>X3001</monitorCrossRefID></MonitorStop>");
        call.next("MonitorStopResponse");
        call.grantMonitor();
        assertThat(call.silentFor(200)).isTrue();
    }

    @Test
    void aSwitchThatKnowsOnlyDevicesIsAskedNoFurtherForCalls() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        FakeSwitch.Message first = call.next("SnapshotDevice");
        FakeSwitch.Message second = call.next("SnapshotDevice");
        call.say(first.id(), calls("2001", "7"));
        call.say(call.next("SnapshotCall").id(), REFUSED.formatted("serviceNotSupported"));
        call.say(second.id(), calls("2002", "8"));
        events.next(CallEvent.DeviceSnapshot.class);
        events.next(CallEvent.DeviceSnapshot.class);
        assertThat(call.silentFor(200)).isTrue();
        assertThat(counter("snapshots.refused")).isEqualTo(1);
    }

    @Test
    void aRefusalForOneDeviceOrCallSkipsThatOneOnly() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        call.say(call.next("SnapshotDevice").id(), REFUSED.formatted("invalidDeviceID"));
        call.say(call.next("SnapshotDevice").id(), calls("2002", "7", "8"));
        call.say(
                call.next("SnapshotCall").id(),
                "<CSTAErrorCode><stateIncompatibility>noActiveCall</stateIncompatibility></CSTAErrorCode>");
        call.say(call.next("SnapshotCall").id(), parties("8", "2002"));
        assertThat(events.next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo("2002");
        assertThat(events.next(CallEvent.CallSnapshot.class).callId()).isEqualTo("8");
        assertThat(counter("snapshots.skipped")).isEqualTo(2);
        assertThat(counter("snapshots.refused")).isZero();
    }

    @Test
    void aRefusalForWantOfResourcesIsNotTheLastWord() throws Exception {
        FakeSwitch.Call call = up("2001");
        call.say(
                call.next("SnapshotDevice").id(),
                "<CSTAErrorCode><systemResourceAvailibility>resourceBusy</systemResourceAvailibility></CSTAErrorCode>");
        call.say(call.next("SnapshotDevice").id(), calls("2001"));
        events.next(CallEvent.DeviceSnapshot.class);
    }

    @Test
    void aSwitchThatDoesNotAnswerIsAskedNoFurtherButWhatItSaysLateIsDelivered() throws Exception {
        FakeSwitch.Call call = up("3000-3029");
        FakeSwitch.Message first = call.next("SnapshotDevice");
        for (int i = 1; i < 20; i++) {
            call.next("SnapshotDevice");
        }
        while (counter("snapshots.unanswered") < 20) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        int more = 0;
        while (!call.silentFor(200)) {
            more++;
        }
        assertThat(more).isLessThan(5);
        assertThat(link.status().state()).isEqualTo(State.UP);
        call.say(first.id(), calls("3000"));
        assertThat(events.next(CallEvent.DeviceSnapshot.class).dn()).isEqualTo("3000");
    }

    @Test
    void anAnswerInSegmentsIsDeliveredWhenItIsComplete() throws Exception {
        FakeSwitch.Call call = up("2001,2002");
        call.say(call.next("SnapshotDevice").id(), segmented("s1"));
        call.event(segment("s1", false, "2001", "7"));
        call.event(held("2002", "9"));
        call.event(segment("s2", true, "2001", "6"));
        call.event(segment("s1", true, "2001", "8"));
        events.next(CallEvent.Held.class);
        assertThat(callIds(events.next(CallEvent.DeviceSnapshot.class).connections()))
                .containsExactly("7", "8");
        assertThat(counter("snapshots.segments-unexpected")).isEqualTo(1);
    }

    @Test
    void anAnswerInSegmentsThatIsOutOfDateWhenItIsCompleteIsAskedForAgain() throws Exception {
        FakeSwitch.Call call = up("2001");
        call.say(call.next("SnapshotDevice").id(), segmented("s1"));
        call.event(segment("s1", false, "2001", "7"));
        call.event(held("2001", "7"));
        call.event(segment("s1", true, "2001"));
        call.say(call.next("SnapshotDevice").id(), calls("2001"));
        events.next(CallEvent.Held.class);
        assertThat(events.next(CallEvent.DeviceSnapshot.class).connections()).isEmpty();
    }

    @Test
    void devicesAreSpelledAsInTheRequestForTheirMonitors() throws Exception {
        open(
                BuiltInProfiles.AVAYA_AES,
                Map.of("monitors", "1001", "switch-name", "CM1", "switch-address", "192.0.2.1"));
        FakeSwitch.Call call = theSwitch.accept().takingSnapshots();
        call.say(
                call.next("StartApplicationSession").id(),
                "<StartApplicationSessionPosResponse><sessionID>s1</sessionID></StartApplicationSessionPosResponse>");
        call.say(call.next("MonitorStart").id(), granted("1001"));
        FakeSwitch.Message ask = call.next("SnapshotDevice");
        assertThat(ask.body())
                .contains("<snapshotObject typeOfNumber=\"other\" mediaClass=\"notKnown\">1001:CM1:192.0.2.1:0<");
        call.say(ask.id(), calls("1001:CM1:192.0.2.1:0", "7"));
        assertThat(call.next("SnapshotCall").body())
                .contains("<snapshotObject><callID>7</callID>"
                        + "<deviceID typeOfNumber=\"other\" mediaClass=\"notKnown\">1001:CM1:192.0.2.1:0</deviceID>");
    }
}
