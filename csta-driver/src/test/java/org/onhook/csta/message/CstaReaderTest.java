package org.onhook.csta.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceId.Withheld;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.settings.ReaderLimits;

class CstaReaderTest {

    private static final String A = "<callingDevice><deviceIdentifier>2001</deviceIdentifier></callingDevice>";
    private static final String B = "<calledDevice><deviceIdentifier>2002</deviceIdentifier></calledDevice>";
    private static final String TAIL = "<localConnectionInfo>connected</localConnectionInfo><cause>newCall</cause>"
            + "<servicesPermitted><callControlServices><clearConnection>true</clearConnection></callControlServices>"
            + "</servicesPermitted>";
    private static final Report REPORT =
            new Report(5, "2001", LocalConnectionState.CONNECTED, new Cause(EventCause.NEW_CALL, "newCall"), "");
    private static final DeviceId D2001 = new DeviceId.Identified("2001", "2001", DeviceKind.INTERNAL_NUMBER);
    private static final DeviceId D2002 = new DeviceId.Identified("2002", "2002", DeviceKind.NUMBER);
    private static final DeviceId D2003 = new DeviceId.Identified("2003", "2003", DeviceKind.NUMBER);
    private static final ConnectionId C = new ConnectionId("c1", D2002);

    private final CstaReader reader = reader(StandardCharsets.UTF_8);

    private static CstaReader reader(Charset otherwise) {
        DeviceNames devices = new DeviceNames(new DeviceNumbers(List.of("2001"), List.of(), ""));
        return new CstaReader(new ReaderLimits(65_535, 20, 200), otherwise, devices, dn -> dn);
    }

    private CstaMessage read(String body) throws BadBodyException {
        return read(reader, body.getBytes(StandardCharsets.UTF_8));
    }

    private static CstaMessage read(CstaReader reader, byte[] body) throws BadBodyException {
        byte[] buffer = new byte[body.length + 20];
        System.arraycopy(body, 0, buffer, 13, body.length);
        return reader.read(buffer, 13, body.length);
    }

    private CallEvent event(String body) throws BadBodyException {
        return event(reader, body.getBytes(StandardCharsets.UTF_8));
    }

    private static CallEvent event(CstaReader reader, byte[] body) throws BadBodyException {
        EventFields fields = ((CstaMessage.Event) read(reader, body)).fields();
        assertThat(fields.crossRef()).isEqualTo("77");
        return CallEventBuilder.build(fields, "2001", 5);
    }

    private static String connection(String name) {
        return "<" + name + "><callID>c1</callID><deviceID>2002</deviceID></" + name + ">";
    }

    private static String device(String name) {
        return "<" + name + "><deviceIdentifier>2003</deviceIdentifier></" + name + ">";
    }

    private static String message(String name, String... parts) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + name
                + " xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">"
                + "<monitorCrossRefID>77</monitorCrossRefID>" + String.join("", parts) + TAIL + "</" + name + ">";
    }

    private static String cleared(String... parts) {
        return message("ConnectionClearedEvent", parts);
    }

    @Test
    void anElementThatSaysNothingOfADeviceLeavesTheWordToOneThatDoes() throws Exception {
        String blank = "<releasingDevice>\n  <deviceIdentifier/>\n</releasingDevice>";
        CallEvent.ConnectionCleared cleared = (CallEvent.ConnectionCleared)
                event(cleared(connection("droppedConnection"), blank, device("releasingDevice")));

        assertThat(cleared.releasingDevice()).isEqualTo(D2003);
    }

    static Stream<Object[]> events() {
        ConnectionId old = new ConnectionId("c0", Withheld.ABSENT);
        List<ConnectionListItem> list = List.of(
                new ConnectionListItem(C, ConnectionId.NONE, D2003),
                new ConnectionListItem(ConnectionId.NONE, C, Withheld.NOT_KNOWN));
        String items = "<connectionListItem>" + connection("newConnection")
                + "<endpoint><deviceID>2003</deviceID></endpoint></connectionListItem>"
                + "<connectionListItem><endpoint><notKnown/></endpoint>" + connection("oldConnection")
                + "</connectionListItem>";
        String secondary = "<secondaryOldCall><callID>c0</callID></secondaryOldCall>";
        String redirection = "<lastRedirectionDevice><numberDialed>2003</numberDialed></lastRedirectionDevice>";
        return Stream.of(
                new Object[] {
                    message("ServiceInitiatedEvent", connection("initiatedConnection"), device("initiatingDevice"), B),
                    new CallEvent.ServiceInitiated(REPORT, C, D2003, D2002)
                },
                new Object[] {
                    message(
                            "OriginatedEvent",
                            connection("originatedConnection"),
                            A,
                            B,
                            "<originatingDevice>9</originatingDevice>"),
                    new CallEvent.Originated(REPORT, C, D2001, D2002)
                },
                new Object[] {
                    message(
                            "DeliveredEvent",
                            connection("connection"),
                            device("alertingDevice"),
                            A,
                            B,
                            redirection,
                            connection("originatingNIDConnection")),
                    new CallEvent.Delivered(REPORT, C, D2003, D2001, D2002, D2003, C)
                },
                new Object[] {
                    message(
                            "EstablishedEvent",
                            connection("establishedConnection"),
                            device("answeringDevice"),
                            A,
                            B,
                            "<lastRedirectionDevice><notRequired/></lastRedirectionDevice>",
                            connection("originatinNIDConnection")),
                    new CallEvent.Established(REPORT, C, D2003, D2001, D2002, Withheld.NOT_REQUIRED, C)
                },
                new Object[] {
                    message("HeldEvent", connection("heldConnection"), device("holdingDevice")),
                    new CallEvent.Held(REPORT, C, D2003)
                },
                new Object[] {
                    message("RetrievedEvent", connection("retrievedConnection"), device("retrievingDevice")),
                    new CallEvent.Retrieved(REPORT, C, D2003)
                },
                new Object[] {
                    message(
                            "QueuedEvent",
                            connection("queuedConnection"),
                            device("queue"),
                            A,
                            B,
                            "<lastRedirectionDevice><notSpecified/></lastRedirectionDevice>",
                            "<numberQueued>4</numberQueued>"),
                    new CallEvent.Queued(REPORT, C, D2003, D2001, D2002, Withheld.NOT_SPECIFIED)
                },
                new Object[] {
                    message(
                            "DivertedEvent",
                            connection("connection"),
                            device("divertingDevice"),
                            "<newDestination><deviceIdentifier>2002</deviceIdentifier></newDestination>",
                            A),
                    new CallEvent.Diverted(REPORT, C, D2003, D2002, D2001, Withheld.ABSENT)
                },
                new Object[] {
                    message("FailedEvent", connection("failedConnection"), device("failingDevice"), A, B),
                    new CallEvent.Failed(REPORT, C, D2003, D2001, D2002)
                },
                new Object[] {
                    message(
                            "NetworkReachedEvent",
                            connection("outboundConnection"),
                            "<networkInterfaceUsed><notKnown/></networkInterfaceUsed>",
                            A,
                            B),
                    new CallEvent.NetworkReached(REPORT, C, Withheld.NOT_KNOWN, D2001, D2002)
                },
                new Object[] {
                    message(
                            "ConferencedEvent",
                            connection("primaryOldCall"),
                            secondary,
                            device("conferencingDevice"),
                            "<addedParty><deviceIdentifier>2002</deviceIdentifier></addedParty>",
                            "<conferenceConnections>" + items + "</conferenceConnections>"),
                    new CallEvent.Conferenced(REPORT, C, old, D2003, D2002, list)
                },
                new Object[] {
                    message(
                            "TransferedEvent",
                            connection("primaryOldCall"),
                            secondary,
                            device("transferringDevice"),
                            "<transferredToDevice><deviceIdentifier>2002</deviceIdentifier></transferredToDevice>",
                            "<transferredConnections>" + items + "</transferredConnections>"),
                    new CallEvent.Transferred(REPORT, C, old, D2003, D2002, list)
                },
                new Object[] {
                    message(
                            "TransferredEvent",
                            connection("primaryOldCall"),
                            device("transferringDevice"),
                            "<transferredConnections/>"),
                    new CallEvent.Transferred(REPORT, C, ConnectionId.NONE, D2003, Withheld.ABSENT, List.of())
                },
                new Object[] {
                    message("ConnectionClearedEvent", connection("droppedConnection"), device("releasingDevice")),
                    new CallEvent.ConnectionCleared(REPORT, C, D2003)
                },
                new Object[] {
                    message("CallClearedEvent", connection("clearedCall")), new CallEvent.CallCleared(REPORT, C)
                },
                new Object[] {
                    message("OutOfServiceEvent", device("device")),
                    new CallEvent.OutOfService(5, "2001", new Cause(EventCause.NEW_CALL, "newCall"))
                },
                new Object[] {
                    message("BackInServiceEvent", device("device")),
                    new CallEvent.BackInService(5, "2001", new Cause(EventCause.NEW_CALL, "newCall"))
                });
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadWithItsFields(String body, CallEvent expected) throws Exception {
        assertThat(event(body)).isEqualTo(expected);
        assertThat(event(body.replaceAll("Event(?=[ >])", ""))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("events")
    void aMessageThatEndsEarlyIsTruncatedWhereverItEnds(String body, CallEvent expected) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(reader, cut)).isInstanceOf(BadBodyException.class);
        }
    }

    @Test
    void theHalvesOfAConnectionComeInEitherOrderOrAlone() throws Exception {
        assertThat(event(cleared("<droppedConnection><deviceID>2002</deviceID><callID>c1</callID></droppedConnection>"))
                        .toString())
                .isEqualTo(event(cleared(connection("droppedConnection"))).toString());
        assertThat(dropped("<callID>c1</callID>")).isEqualTo(new ConnectionId("c1", Withheld.ABSENT));
        assertThat(dropped("<deviceID>2002</deviceID>")).isEqualTo(new ConnectionId("", D2002));
        assertThat(dropped("<callId>c1</callId><globalCallID>x</globalCallID><deviceId>2002</deviceId>"))
                .isEqualTo(C);
        assertThat(dropped("")).isEqualTo(ConnectionId.NONE);
    }

    private ConnectionId dropped(String halves) throws BadBodyException {
        return ((CallEvent.ConnectionCleared) event(cleared("<droppedConnection>" + halves + "</droppedConnection>")))
                .connection();
    }

    @ParameterizedTest
    @CsvSource({
        "<notKnown/>, NOT_KNOWN",
        "<restricted></restricted>, RESTRICTED",
        "<NotKnown/>, NOT_KNOWN",
        "<notRequired/>, NOT_REQUIRED",
        "<notSpecified/>, NOT_SPECIFIED",
        "'', ABSENT",
        "<deviceIdentifier/>, ABSENT"
    })
    void aDeviceMayBeWithheld(String content, Withheld expected) throws Exception {
        assertThat(releasing(content)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<deviceIdentifier>2003</deviceIdentifier>",
                "<deviceIdentifier typeOfNumber=\"dialingNumber\" mediaClass=\"voice\"> 2003\n</deviceIdentifier>",
                "2003",
                "\n  <deviceID>2003</deviceID>\n",
                "<x:deviceIdentifier xmlns:x=\"urn:x\">2003</x:deviceIdentifier>",
                "<!-- who --><deviceIdentifier>20<![CDATA[03]]></deviceIdentifier>"
            })
    void aDeviceIsFoundInEveryForm(String content) throws Exception {
        assertThat(releasing(content).id()).isEqualTo("2003");
    }

    @Test
    void escapesInADeviceAreRead() throws Exception {
        DeviceId device =
                releasing("<deviceIdentifier>N&lt;2001&gt;Line 1;displayNumber=2001;noa=nk</deviceIdentifier>");
        assertThat(device)
                .isEqualTo(new DeviceId.Identified(
                        "N<2001>Line 1;displayNumber=2001;noa=nk", "2001", DeviceKind.INTERNAL_NUMBER));
    }

    private DeviceId releasing(String content) throws BadBodyException {
        return ((CallEvent.ConnectionCleared) event(cleared("<releasingDevice>" + content + "</releasingDevice>")))
                .releasingDevice();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<callLinkageData><globalCallData><globalCallSwitchingSubDomainName>s</globalCallSwitchingSubDomainName>"
                        + "<globalCallLinkageID><globallyUniqueCallLinkageID>u1</globallyUniqueCallLinkageID>"
                        + "</globalCallLinkageID></globalCallData><threadData><threadLinkageID>t</threadLinkageID>"
                        + "</threadData></callLinkageData>",
                "<callLinkageData><globalCallData><globalCallLinkageID><subDomainCallLinkageID>u1"
                        + "</subDomainCallLinkageID></globalCallLinkageID></globalCallData></callLinkageData>",
                "<callLinkageData><globalCallData><globalCallLinkageId>u1</globalCallLinkageId></globalCallData>"
                        + "</callLinkageData>",
                "<callLinkageData><globalCallLinkageId>u1</globalCallLinkageId></callLinkageData>",
                "<callLinkageDataList><oldCallLinkageData><globalCallData><globalCallLinkageID>u0</globalCallLinkageID>"
                        + "</globalCallData></oldCallLinkageData><newCallLinkageData><globalCallData>"
                        + "<globalCallLinkageID>u1</globalCallLinkageID></globalCallData></newCallLinkageData>"
                        + "</callLinkageDataList>"
            })
    void theLinkageIdentifierIsFoundInEveryForm(String linkage) throws Exception {
        CallEvent.OnCall event = (CallEvent.OnCall) event(cleared(connection("droppedConnection"), linkage));
        assertThat(event.report().linkageId()).isEqualTo("u1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.ecma.ch/standards/ecma-323/csta/ed2",
                "http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5",
                "http://www.ecma.ch/standards/ecma-323/csta/ed6",
                "3.0",
                ""
            })
    void theNamespaceDoesNotMatter(String namespace) throws Exception {
        String body = cleared(connection("droppedConnection"), device("releasingDevice"))
                .replace("http://www.ecma-international.org/standards/ecma-323/csta/ed4", namespace);
        assertThat(event(body)).isEqualTo(new CallEvent.ConnectionCleared(REPORT, C, D2003));
    }

    @Test
    void prefixesOrderCaseAndUnknownElementsDoNotMatter() throws Exception {
        String body =
                "<n:connectionclearedEVENT xmlns:n=\"urn:x\"><n:cmdsAllowed>1</n:cmdsAllowed><n:CAUSE>newCall</n:CAUSE>"
                        + "<n:ReleasingDevice><n:DeviceIdentifier>2003</n:DeviceIdentifier></n:ReleasingDevice>"
                        + "<n:extensions><n:cause>busy</n:cause><n:monitorCrossRefID>1</n:monitorCrossRefID></n:extensions>"
                        + "<n:localConnectionInfo>Connected</n:localConnectionInfo>"
                        + "<n:droppedConnection><n:deviceID>2002</n:deviceID><n:callID>c1</n:callID></n:droppedConnection>"
                        + "<n:monitorCrossRefId>77</n:monitorCrossRefId></n:connectionclearedEVENT>";
        assertThat(event(body)).isEqualTo(new CallEvent.ConnectionCleared(REPORT, C, D2003));
    }

    @Test
    void aMissingLocalStateAndCauseAreMissing() throws Exception {
        CallEvent.OnCall event = (CallEvent.OnCall)
                event(cleared(connection("droppedConnection")).replace(TAIL, ""));
        assertThat(event.report()).isEqualTo(new Report(5, "2001", LocalConnectionState.ABSENT, Cause.NONE, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "null, NULL",
        "initiated, INITIATED",
        "alerting, ALERTING",
        "connected, CONNECTED",
        "hold, HOLD",
        "queued, QUEUED",
        "fail, FAIL",
        "NULL, NULL",
        "sideways, ABSENT"
    })
    void theLocalStateIsRead(String text, LocalConnectionState state) throws Exception {
        CallEvent.OnCall event = (CallEvent.OnCall)
                event(cleared(connection("droppedConnection")).replace("connected<", text + "<"));
        assertThat(event.report().local()).isEqualTo(state);
    }

    @Test
    void thePrologsEncodingIsHonoured() throws Exception {
        String body = cleared("<releasingDevice>Z\u00fcrich</releasingDevice>");
        for (String name : List.of("ISO-8859-1", "iso-8859-1", "windows-1252", "UTF-16")) {
            byte[] bytes = body.replace("UTF-8", name).getBytes(Charset.forName(name));
            CallEvent.ConnectionCleared event = (CallEvent.ConnectionCleared) event(reader, bytes);
            assertThat(event.releasingDevice().raw()).as(name).isEqualTo("Z\u00fcrich");
        }
        assertThat(releasing("Z\u00fcrich").raw()).isEqualTo("Z\u00fcrich");
    }

    @Test
    void withoutAPrologTheConfiguredEncodingHolds() throws Exception {
        String body = cleared("<releasingDevice>Z\u00fcrich</releasingDevice>").replaceFirst("<\\?.*?\\?>", "");
        CallEvent.ConnectionCleared event = (CallEvent.ConnectionCleared)
                event(reader(StandardCharsets.ISO_8859_1), body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(event.releasingDevice().raw()).isEqualTo("Z\u00fcrich");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws Exception {
        assertThat(event("\ufeff" + cleared(connection("droppedConnection"), device("releasingDevice"))))
                .isEqualTo(new CallEvent.ConnectionCleared(REPORT, C, D2003));
    }

    @Test
    void messagesAboutTheSessionAreRead() throws Exception {
        String appl = " xmlns=\"http://www.ecma-international.org/standards/ecma-354/appl_session\"";
        assertThat(read("<MonitorStartResponse><monitorCrossRefID>9</monitorCrossRefID></MonitorStartResponse>"))
                .isEqualTo(new CstaMessage.MonitorGranted("9"));
        assertThat(read("<MonitorStop><monitorCrossRefID>9</monitorCrossRefID></MonitorStop>"))
                .isEqualTo(new CstaMessage.MonitorEnded("9"));
        assertThat(
                        read(
                                "<SystemStatus><sysStatRegisterID>1</sysStatRegisterID><systemStatus>messagesLost</systemStatus></SystemStatus>"))
                .isEqualTo(new CstaMessage.StatusReported("messagesLost"));
        assertThat(read("<SystemStatus/>")).isEqualTo(new CstaMessage.StatusReported(""));
        assertThat(read("<RequestSystemStatus/>")).isEqualTo(new CstaMessage.StatusRequested());
        assertThat(
                        read(
                                "<RequestSystemStatusResponse><systemStatus>normal</systemStatus></RequestSystemStatusResponse>"))
                .isEqualTo(new CstaMessage.StatusAnswered("normal"));
        assertThat(read("<SystemRegisterResponse><sysStatRegisterID>4</sysStatRegisterID></SystemRegisterResponse>"))
                .isEqualTo(new CstaMessage.Registered());
        assertThat(read("<StartApplicationSessionPosResponse" + appl + "><sessionID>s</sessionID>"
                        + "<actualProtocolVersion>v</actualProtocolVersion>"
                        + "<actualSessionDuration>60</actualSessionDuration></StartApplicationSessionPosResponse>"))
                .isEqualTo(new CstaMessage.SessionGranted("s", "v", OptionalInt.of(60)));
        assertThat(read("<StartApplicationSessionPosResponse><sessionID>s</sessionID>"
                        + "<actualSessionDuration>0</actualSessionDuration></StartApplicationSessionPosResponse>"))
                .isEqualTo(new CstaMessage.SessionGranted("s", "", OptionalInt.empty()));
        assertThat(read("<StartApplicationSessionNegResponse><errorCode><definedError>maxNumberSessions</definedError>"
                        + "</errorCode></StartApplicationSessionNegResponse>"))
                .isEqualTo(new CstaMessage.SessionRefused("maxNumberSessions"));
        assertThat(read("<ResetApplicationSessionTimerPosResponse><actualSessionDuration>60</actualSessionDuration>"
                        + "</ResetApplicationSessionTimerPosResponse>"))
                .isEqualTo(new CstaMessage.SessionRenewed(OptionalInt.of(60)));
        assertThat(read("<ApplicationSessionTerminated><sessionID>s</sessionID><sessionTermReason><definedTermReason>"
                        + "sessionTimerExpired</definedTermReason></sessionTermReason></ApplicationSessionTerminated>"))
                .isEqualTo(new CstaMessage.SessionEnded("sessionTimerExpired"));
        assertThat(read("<OfferedEvent><a><b/></a></OfferedEvent>")).isEqualTo(new CstaMessage.Other("OfferedEvent"));
    }

    @Test
    void errorsAreReadAndThoseForWantOfResourcesArePassing() throws Exception {
        assertThat(read("<CSTAErrorCode><operation>invalidDeviceID</operation></CSTAErrorCode>"))
                .isEqualTo(new CstaMessage.Refused("operation invalidDeviceID", false, true));
        assertThat(
                        read(
                                "<CSTAErrorCode><systemResourceAvailibility>resourceBusy</systemResourceAvailibility></CSTAErrorCode>"))
                .isEqualTo(new CstaMessage.Refused("systemResourceAvailibility resourceBusy", true, false));
        assertThat(read("<CSTAErrorCode><unspecified/></CSTAErrorCode>"))
                .isEqualTo(new CstaMessage.Refused("unspecified", false, false));
        assertThat(read("<errorResponse Error=\"no such thing\"/>"))
                .isEqualTo(new CstaMessage.Refused("no such thing", false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "operation, invalidCallingDeviceID, true",
        "operation, invalidCallID, true",
        "operation, invalidConnectionID, true",
        "operation, requestIncompatibleWithObject, true",
        "stateIncompatibility, noActiveCall, true",
        "stateIncompatibility, invalidObjectState, true",
        "systemResourceAvailibility, deviceOutOfService, true",
        "security, privilegeViolationSpecifiedDevice, true",
        "operation, serviceNotSupported, false",
        "operation, invalidParameterValue, false",
        "operation, generic, false",
        "systemResourceAvailibility, resourceBusy, false",
        "unspecified, '', false",
    })
    void aRefusalForWhatTheRequestIsAboutIsToldFromOneOfTheService(String category, String value, boolean ofSubject)
            throws Exception {
        CstaMessage.Refused refused = (CstaMessage.Refused)
                read("<CSTAErrorCode><" + category + ">" + value + "</" + category + "></CSTAErrorCode>");
        assertThat(refused.ofSubject()).isEqualTo(ofSubject);
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        assertThat(faultOf("")).isEqualTo(BodyFault.TRUNCATED);
        assertThat(faultOf("hello")).isEqualTo(BodyFault.NOT_XML);
        assertThat(faultOf("<a>")).isEqualTo(BodyFault.TRUNCATED);
        assertThat(faultOf("<a><b></a></b></a>")).isEqualTo(BodyFault.NOT_XML);
        assertThat(faultOf("<!DOCTYPE a><a/>")).isEqualTo(BodyFault.DTD);
        assertThat(faultOf("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")).isEqualTo(BodyFault.DTD);
        assertThat(faultOf("<a>&x;</a>")).isEqualTo(BodyFault.ENTITY);
        assertThat(faultOf("<a b=\"&x;\"/>")).isEqualTo(BodyFault.ENTITY);
        assertThat(faultOf("<a>".repeat(30) + "</a>".repeat(30))).isEqualTo(BodyFault.TOO_DEEP);
        assertThat(faultOf("<a>" + "<b/>".repeat(300) + "</a>")).isEqualTo(BodyFault.TOO_MANY_ELEMENTS);
        assertThat(faultOf("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>")).isEqualTo(BodyFault.ENCODING);
        assertThat(fault(reader, "<a>\u00fc</a>".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(BodyFault.ENCODING);
    }

    private BodyFault faultOf(String body) {
        return fault(reader, body.getBytes(StandardCharsets.UTF_8));
    }

    private static BodyFault fault(CstaReader reader, byte[] body) {
        try {
            throw new AssertionError("was read: " + read(reader, body));
        } catch (BadBodyException e) {
            return e.fault();
        }
    }

    @Test
    void aPeerThatSendsEverNewNamesDoesNotFillTheMemoryNorSpoilTheReading() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            read("<root" + i + "><name" + i + "/></root" + i + ">");
        }
        assertThat(event(cleared(connection("droppedConnection"), device("releasingDevice"))))
                .isEqualTo(new CallEvent.ConnectionCleared(REPORT, C, D2003));
    }

    @Test
    void theFirstOfTwoElementsOfOneMeaningCounts() throws Exception {
        assertThat(((CallEvent.ConnectionCleared) event(
                                cleared(device("releasingDevice"), "<releasingDevice><notKnown/></releasingDevice>")))
                        .releasingDevice()
                        .id())
                .isEqualTo("2003");
    }
}
