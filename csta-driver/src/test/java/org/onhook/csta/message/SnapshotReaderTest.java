package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceId.Withheld;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.settings.ReaderLimits;

class SnapshotReaderTest {

    private final CstaReader reader = new CstaReader(
            new ReaderLimits(65_535, 20, 200),
            StandardCharsets.UTF_8,
            new DeviceNames(new DeviceNumbers(List.of("2001", "2002"), List.of(), "")),
            dn -> dn);

    private <T extends CstaMessage> T read(Class<T> kind, String body) throws BadBodyException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return kind.cast(reader.read(bytes, 0, bytes.length));
    }

    private CallEvent.DeviceSnapshot device(String body) throws BadBodyException {
        CstaMessage.DeviceSnapshotGiven given = read(CstaMessage.DeviceSnapshotGiven.class, body);
        assertThat(given.serviceCrossRef()).isEmpty();
        return SnapshotEvents.ofDevice(5, "2001", given.connections());
    }

    private CallEvent.CallSnapshot call(String body) throws BadBodyException {
        CstaMessage.CallSnapshotGiven given = read(CstaMessage.CallSnapshotGiven.class, body);
        return SnapshotEvents.ofCall(5, "c1", given.callingDevice(), given.calledDevice(), given.connections());
    }

    private static DeviceId dn(String raw, String id) {
        return new DeviceId.Identified(raw, id, DeviceKind.INTERNAL_NUMBER);
    }

    private static String deviceInfo(String state) {
        return "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData><snapshotDeviceResponseInfo>"
                + "<connectionIdentifier><callID>c1</callID><deviceID>2001</deviceID></connectionIdentifier>"
                + state + "</snapshotDeviceResponseInfo></snapshotData></crossRefIDorSnapshotData>"
                + "</SnapshotDeviceResponse>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<connectionIdentifier><deviceID><notKnown/></deviceID></connectionIdentifier>",
                "<connectionIdentifier>\n  <deviceID>\n    <other/>\n  </deviceID>\n</connectionIdentifier>",
                "<endpointDevice>\n  <deviceIdentifier/>\n</endpointDevice>"
            })
    void whatNamesNeitherACallNorADeviceIsNoConnection(String nothing) throws Exception {
        String state = "<localCallState><compoundCallState><localConnectionState>connected</localConnectionState>"
                + "</compoundCallState></localCallState>";
        assertThat(device("<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData><snapshotDeviceResponseInfo>"
                                + nothing + state + "</snapshotDeviceResponseInfo></snapshotData>"
                                + "</crossRefIDorSnapshotData></SnapshotDeviceResponse>")
                        .connections())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SnapshotDeviceResponse xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">"
                        + "<crossRefIDorSnapshotData><snapshotData/></crossRefIDorSnapshotData></SnapshotDeviceResponse>",
                "<SnapshotDeviceResponse><snapshotData></snapshotData></SnapshotDeviceResponse>",
                "<SnapshotDeviceResponse/>"
            })
    void anIdleDeviceHasNoConnections(String body) throws Exception {
        assertThat(device(body)).isEqualTo(new CallEvent.DeviceSnapshot(5, "2001", List.of()));
    }

    @Test
    void avayasSpellingsAreReadAsInEvents() throws Exception {
        assertThat(device("<?xml version=\"1.0\" encoding=\"UTF-8\"?><SnapshotDeviceResponse"
                        + " xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5\">"
                        + "<crossRefIDorSnapshotData><snapshotData>"
                        + "<snapshotDeviceResponseInfo><connectionIdentifier><deviceID typeOfNumber=\"other\""
                        + " mediaClass=\"notKnown\">2001:CM1:192.0.2.1:0</deviceID><callID>411</callID>"
                        + "</connectionIdentifier><localCallState><compoundCallState>"
                        + "<localConnectionState>hold</localConnectionState>"
                        + "<localConnectionState>connected</localConnectionState></compoundCallState></localCallState>"
                        + "</snapshotDeviceResponseInfo>"
                        + "<snapshotDeviceResponseInfo><connectionIdentifier><callID>412</callID>"
                        + "<deviceID typeOfNumber=\"other\">2001:CM1:192.0.2.1:0</deviceID></connectionIdentifier>"
                        + "<localCallState><compoundCallState><localConnectionState>connected</localConnectionState>"
                        + "<localConnectionState>alerting</localConnectionState></compoundCallState></localCallState>"
                        + "</snapshotDeviceResponseInfo></snapshotData></crossRefIDorSnapshotData>"
                        + "</SnapshotDeviceResponse>"))
                .isEqualTo(new CallEvent.DeviceSnapshot(
                        5,
                        "2001",
                        List.of(
                                new SnapshotConnection(
                                        new ConnectionId("411", dn("2001:CM1:192.0.2.1:0", "2001")),
                                        dn("2001:CM1:192.0.2.1:0", "2001"),
                                        LocalConnectionState.HOLD),
                                new SnapshotConnection(
                                        new ConnectionId("412", dn("2001:CM1:192.0.2.1:0", "2001")),
                                        dn("2001:CM1:192.0.2.1:0", "2001"),
                                        LocalConnectionState.CONNECTED))));
    }

    @Test
    void aPhonesSpellingIsReadAndADynamicDeviceIsKeptBesideTheNameOfTheDevice() throws Exception {
        assertThat(device("<SnapshotDeviceResponse"
                        + " xmlns=\"http://www.ecmainternational.org/standards/ecma-323/csta/ed5\">"
                        + "<crossRefIDorSnapshotData><snapshotData><snapshotDeviceResponseInfo><connectionIdentifier>"
                        + "<callID>12|13</callID><deviceID>port-7.a</deviceID></connectionIdentifier><localCallState>"
                        + "<compoundCallState><localConnectionState>alerting</localConnectionState>"
                        + "</compoundCallState></localCallState></snapshotDeviceResponseInfo></snapshotData>"
                        + "</crossRefIDorSnapshotData></SnapshotDeviceResponse>"))
                .isEqualTo(new CallEvent.DeviceSnapshot(
                        5,
                        "2001",
                        List.of(new SnapshotConnection(
                                new ConnectionId(
                                        "12|13", new DeviceId.Identified("port-7.a", "port-7.a", DeviceKind.EQUIPMENT)),
                                dn("2001", "2001"),
                                LocalConnectionState.ALERTING))));
    }

    @ParameterizedTest
    @CsvSource({
        "callPending, INITIATED",
        "callOriginated, CONNECTED",
        "callDelivered, CONNECTED",
        "callDeliveredHeld, HOLD",
        "callReceived, ALERTING",
        "callReceivedOnHold, ALERTING",
        "callEstablished, CONNECTED",
        "callEstablishedHeld, HOLD",
        "callEstablishedOnHold, CONNECTED",
        "callQueued, ABSENT",
        "callQueuedHeld, HOLD",
        "callFailed, ABSENT",
        "callFailedHeld, HOLD",
        "callBlocked, FAIL",
        "CALLESTABLISHED, CONNECTED",
        "somethingElse, ABSENT",
    })
    void aSimpleStateSaysWhatTheDevicesOwnConnectionIs(String simple, LocalConnectionState own) throws Exception {
        assertThat(device(deviceInfo(
                                "<localCallState><simpleCallState>" + simple + "</simpleCallState></localCallState>"))
                        .connections())
                .extracting(SnapshotConnection::state)
                .containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<localCallState><unknown/></localCallState>", "<localCallState/>"})
    void aStateThatIsNotSaidIsAbsent(String state) throws Exception {
        assertThat(device(deviceInfo(state)).connections())
                .extracting(SnapshotConnection::state)
                .containsExactly(LocalConnectionState.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<simpleCallState>callNull</simpleCallState>",
                "<compoundCallState><localConnectionState>null</localConnectionState>"
                        + "<localConnectionState>connected</localConnectionState></compoundCallState>"
            })
    void aConnectionInTheStateNullIsNone(String state) throws Exception {
        assertThat(device(deviceInfo("<localCallState>" + state + "</localCallState>"))
                        .connections())
                .isEmpty();
    }

    @Test
    void theConnectionsOfACallAreReadWithWhoCalledWhom() throws Exception {
        assertThat(call("<ns3:SnapshotCallResponse"
                        + " xmlns:ns3=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">"
                        + "<ns3:crossRefIDorSnapshotData><ns3:snapshotData>"
                        + "<ns3:snapshotCallResponseInfo><ns3:deviceOnCall><ns3:deviceIdentifier>"
                        + "N&lt;2001&gt;;displayNumber=2001;noa=nk</ns3:deviceIdentifier></ns3:deviceOnCall>"
                        + "<ns3:callIdentifier><ns3:callID>c1</ns3:callID><ns3:deviceID>2001</ns3:deviceID>"
                        + "</ns3:callIdentifier><ns3:localConnectionInfo>connected</ns3:localConnectionInfo>"
                        + "</ns3:snapshotCallResponseInfo>"
                        + "<ns3:snapshotCallResponseInfo><ns3:deviceOnCall><ns3:notKnown/></ns3:deviceOnCall>"
                        + "<ns3:callIdentifier><ns3:callID>c1</ns3:callID><ns3:deviceID>T7</ns3:deviceID>"
                        + "</ns3:callIdentifier><ns3:localConnectionInfo>queued</ns3:localConnectionInfo>"
                        + "</ns3:snapshotCallResponseInfo>"
                        + "</ns3:snapshotData></ns3:crossRefIDorSnapshotData>"
                        + "<ns3:callingDevice><ns3:restricted/></ns3:callingDevice>"
                        + "<ns3:calledDevice><ns3:deviceIdentifier>sip:2002@pbx.example</ns3:deviceIdentifier>"
                        + "</ns3:calledDevice></ns3:SnapshotCallResponse>"))
                .isEqualTo(new CallEvent.CallSnapshot(
                        5,
                        "c1",
                        Withheld.RESTRICTED,
                        dn("sip:2002@pbx.example", "2002"),
                        List.of(
                                new SnapshotConnection(
                                        new ConnectionId("c1", dn("2001", "2001")),
                                        dn("N<2001>;displayNumber=2001;noa=nk", "2001"),
                                        LocalConnectionState.CONNECTED),
                                new SnapshotConnection(
                                        new ConnectionId(
                                                "c1", new DeviceId.Identified("T7", "T7", DeviceKind.EQUIPMENT)),
                                        Withheld.NOT_KNOWN,
                                        LocalConnectionState.QUEUED))));
    }

    @Test
    void halvesThatACallsAnswerLeavesOutAreThoseOfTheRequest() throws Exception {
        CallEvent.CallSnapshot snapshot = call("<SnapshotCallResponse><crossRefIDorSnapshotData><snapshotData>"
                + "<snapshotCallResponseInfo><deviceOnCall><deviceIdentifier>2001</deviceIdentifier></deviceOnCall>"
                + "</snapshotCallResponseInfo>"
                + "<snapshotCallResponseInfo><callIdentifier><deviceID>2002</deviceID></callIdentifier>"
                + "<localConnectionState>fail</localConnectionState></snapshotCallResponseInfo>"
                + "<snapshotCallResponseInfo/>"
                + "</snapshotData></crossRefIDorSnapshotData></SnapshotCallResponse>");
        assertThat(snapshot.callingDevice()).isEqualTo(Withheld.ABSENT);
        assertThat(snapshot.connections())
                .containsExactly(
                        new SnapshotConnection(
                                new ConnectionId("c1", dn("2001", "2001")),
                                dn("2001", "2001"),
                                LocalConnectionState.ABSENT),
                        new SnapshotConnection(
                                new ConnectionId("c1", dn("2002", "2002")),
                                dn("2002", "2002"),
                                LocalConnectionState.FAIL));
    }

    @Test
    void anAnswerInSegmentsSaysSo() throws Exception {
        assertThat(read(
                        CstaMessage.DeviceSnapshotGiven.class,
                        "<SnapshotDeviceResponse><crossRefIDorSnapshotData><serviceCrossRefID>s1</serviceCrossRefID>"
                                + "</crossRefIDorSnapshotData></SnapshotDeviceResponse>"))
                .isEqualTo(new CstaMessage.DeviceSnapshotGiven("s1", List.of()));
        CstaMessage.SnapshotSegment first = read(
                CstaMessage.SnapshotSegment.class,
                "<SnapshotDeviceData><serviceCrossRefID>s1</serviceCrossRefID><segmentID>1</segmentID>"
                        + "<lastSegment>false</lastSegment><snapshotData><snapshotDeviceResponseInfo>"
                        + "<connectionIdentifier><callID>c1</callID></connectionIdentifier>"
                        + "</snapshotDeviceResponseInfo></snapshotData></SnapshotDeviceData>");
        assertThat(first.serviceCrossRef()).isEqualTo("s1");
        assertThat(first.last()).isFalse();
        assertThat(first.connections())
                .extracting(item -> item.connection().callId())
                .containsExactly("c1");
        assertThat(read(
                                CstaMessage.SnapshotSegment.class,
                                "<SnapshotCallData><serviceCrossRefID>s1</serviceCrossRefID>"
                                        + "<lastSegment>true</lastSegment><snapshotData/></SnapshotCallData>")
                        .last())
                .isTrue();
    }

    @Test
    void aSnapshotOfMoreThanAMessageMayHaveIsRefused() {
        String many = deviceInfo("")
                .replace("</snapshotData>", "<snapshotDeviceResponseInfo/>".repeat(300) + "</snapshotData>");
        assertThatThrownBy(() -> device(many)).isInstanceOfSatisfying(BadBodyException.class, e -> assertThat(e.fault())
                .isEqualTo(BodyFault.TOO_MANY_ELEMENTS));
    }
}
