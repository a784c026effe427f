package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.driver.LinkStatus.State;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.csta.settings.ProfileFacts;

/** How requests of clients become services of the switch, and its answers events of the link. */
@Timeout(60)
class RequestsTest extends LinkToFakeSwitch {

    private static final ConnectionId ACTIVE =
            new ConnectionId("c<1>", new DeviceId.Identified("N<2001>;x", "2001", DeviceKind.INTERNAL_NUMBER));
    private static final ConnectionId HELD =
            new ConnectionId("c2", new DeviceId.Identified("2001", "2001", DeviceKind.INTERNAL_NUMBER));
    private static final String AT_ACTIVE = "<callID>c&lt;1&gt;</callID><deviceID>N&lt;2001&gt;;x</deviceID>";
    private static final String AT_HELD = "<callID>c2</callID><deviceID>2001</deviceID>";

    private void open(ProfileFacts profile) throws Exception {
        open(profile, Map.of("monitors", "2001", "switch-name", "CM1"));
        events.opened();
    }

    private FakeSwitch.Call up() throws Exception {
        open(BuiltInProfiles.GENERIC);
        FakeSwitch.Call call = theSwitch.accept().session();
        call.grantMonitor();
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.LinkUp.class);
        return call;
    }

    private boolean carry(long reference, TRequestType type) {
        TRequest request = new TRequest(type, "2001", 1, 2, "2003");
        return link.carry(new SwitchRequest(
                reference,
                request,
                type.isOnCall() ? ACTIVE : ConnectionId.NONE,
                type.isOnTwoCalls() ? HELD : ConnectionId.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "MAKE_CALL,MakeCall,<callingDevice>2001</callingDevice><calledDirectoryNumber>2003</calledDirectoryNumber>",
        "ANSWER_CALL,AnswerCall,<callToBeAnswered>A</callToBeAnswered>",
        "RELEASE_CALL,ClearConnection,<connectionToBeCleared>A</connectionToBeCleared>",
        "CLEAR_CALL,ClearCall,<callToBeCleared>A</callToBeCleared>",
        "HOLD_CALL,HoldCall,<callToBeHeld>A</callToBeHeld>",
        "RETRIEVE_CALL,RetrieveCall,<callToBeRetrieved>A</callToBeRetrieved>",
        "ALTERNATE_CALL,AlternateCall,<heldCall>H</heldCall><activeCall>A</activeCall>",
        "RECONNECT_CALL,ReconnectCall,<activeCall>A</activeCall><heldCall>H</heldCall>",
        "INITIATE_CONFERENCE,ConsultationCall,<existingCall>A</existingCall><consultedDevice>2003</consultedDevice>",
        "COMPLETE_CONFERENCE,ConferenceCall,<heldCall>H</heldCall><activeCall>A</activeCall>",
        "DELETE_FROM_CONFERENCE,ClearConnection,<connectionToBeCleared>A</connectionToBeCleared>",
        "INITIATE_TRANSFER,ConsultationCall,<existingCall>A</existingCall><consultedDevice>2003</consultedDevice>",
        "COMPLETE_TRANSFER,TransferCall,<heldCall>H</heldCall><activeCall>A</activeCall>",
        "SINGLE_STEP_TRANSFER,SingleStepTransferCall,<activeCall>A</activeCall><transferredTo>2003</transferredTo>",
        "SINGLE_STEP_CONFERENCE,SingleStepConferenceCall,"
                + "<activeCall>A</activeCall><deviceToJoin>2003</deviceToJoin><participationType>active</participationType>",
        "REDIRECT_CALL,DeflectCall,"
                + "<callToBeDiverted>A</callToBeDiverted><newDestination><device>2003</device></newDestination>"
    })
    void eachRequestIsAService(TRequestType type, String service, String content) throws Exception {
        FakeSwitch.Call call = up();
        assertThat(link.requests()).contains(type);
        assertThat(carry(77, type)).isTrue();

        FakeSwitch.Message asked = call.next(service);
        assertThat(asked.body())
                .endsWith(">" + content.replace(">A<", ">" + AT_ACTIVE + "<").replace(">H<", ">" + AT_HELD + "<") + "</"
                        + service + ">");
        call.say(asked.id(), "<" + service + "Response/>");
        assertThat(events.next(CallEvent.RequestConfirmed.class))
                .returns(77L, CallEvent.RequestConfirmed::referenceId)
                .returns(ConnectionId.NONE, CallEvent.RequestConfirmed::initiated);
    }

    @ParameterizedTest
    @CsvSource({"MAKE_CALL,MakeCall,callingDevice", "INITIATE_TRANSFER,ConsultationCall,initiatedCall"})
    void theAnswerNamesTheCallThatWasBegun(TRequestType type, String service, String element) throws Exception {
        FakeSwitch.Call call = up();
        carry(77, type);
        call.say(
                call.next(service).id(),
                "<%1$sResponse><%2$s><callID>c9</callID><deviceID>2001</deviceID></%2$s></%1$sResponse>"
                        .formatted(service, element));

        ConnectionId initiated = events.next(CallEvent.RequestConfirmed.class).initiated();
        assertThat(initiated.callId()).isEqualTo("c9");
        assertThat(initiated.device().id()).isEqualTo("2001");
    }

    @Test
    void devicesAreSpelledAsTheSwitchSpellsThem() throws Exception {
        open(BuiltInProfiles.AVAYA_AES);
        FakeSwitch.Call call = theSwitch.accept();
        FakeSwitch.Message start = call.next("StartApplicationSession");
        call.say(
                start.id(),
                "<StartApplicationSessionPosResponse><sessionID>1</sessionID></StartApplicationSessionPosResponse>");
        call.grantMonitor();
        events.next(CallEvent.MonitorStarted.class);
        events.next(CallEvent.LinkUp.class);
        carry(77, TRequestType.MAKE_CALL);

        assertThat(call.next("MakeCall").body()).contains(">2001:CM1::0</callingDevice>");
    }

    @ParameterizedTest
    @CsvSource({
        "stateIncompatibility,noConnectionToClear,INVALID_CONN_ID",
        "stateIncompatibility,noCallToClear,INVALID_CONN_ID",
        "stateIncompatibility,invalidObjectState,INVALID_CONN_ID",
        "operation,invalidConnectionID,INVALID_CONN_ID",
        "operation,invalidCallID,INVALID_CONN_ID",
        "operation,invalidDeviceID,INVALID_ATTRIBUTE",
        "operation,invalidParameterValue,INVALID_ATTRIBUTE",
        "operation,serviceNotSupported,UNSUPPORTED_OPERATION",
        "operation,requestIncompatibleWithObject,UNSUPPORTED_OPERATION",
        "operation,privilegeViolationSpecifiedDevice,UNSUPPORTED_OPERATION",
        "systemResourceAvailibility,resourceBusy,OUT_OF_SERVICE",
        "systemResourceAvailibility,deviceOutOfService,OUT_OF_SERVICE",
        "privateErrorCode,URM Denied,UNKNOWN_ERROR"
    })
    void aRefusalIsToldWithItsCode(String category, String value, TError error) throws Exception {
        FakeSwitch.Call call = up();
        carry(77, TRequestType.RELEASE_CALL);
        call.say(
                call.next("ClearConnection").id(),
                "<CSTAErrorCode><%1$s>%2$s</%1$s></CSTAErrorCode>".formatted(category, value));

        assertThat(events.next(CallEvent.RequestFailed.class))
                .returns(77L, CallEvent.RequestFailed::referenceId)
                .returns(error, CallEvent.RequestFailed::error)
                .returns(category + " " + value, CallEvent.RequestFailed::text);
    }

    @Test
    void answersAreMatchedByTheirIdentifiersAndStayInOrderWithTheEvents() throws Exception {
        FakeSwitch.Call call = up();
        carry(77, TRequestType.HOLD_CALL);
        carry(78, TRequestType.RELEASE_CALL);
        String hold = call.next("HoldCall").id();
        String clear = call.next("ClearConnection").id();
        call.say(clear, "<ClearConnectionResponse/>");
        call.event("<ConnectionClearedEvent><monitorCrossRefID>X2001</monitorCrossRefID><droppedConnection>"
                + "<callID>c1</callID><deviceID>2001</deviceID></droppedConnection></ConnectionClearedEvent>");
        call.say(hold, "<CSTAErrorCode><operation>invalidCallID</operation></CSTAErrorCode>");

        assertThat(events.next(CallEvent.RequestConfirmed.class).referenceId()).isEqualTo(78);
        events.next(CallEvent.ConnectionCleared.class);
        assertThat(events.next(CallEvent.RequestFailed.class).referenceId()).isEqualTo(77);
    }

    @Test
    void aLinkThatIsNotUpSaysSo() throws Exception {
        open(BuiltInProfiles.GENERIC);
        assertThat(carry(77, TRequestType.HOLD_CALL)).isTrue();
        assertThat(events.next(CallEvent.RequestFailed.class))
                .returns(77L, CallEvent.RequestFailed::referenceId)
                .returns(TError.SWITCH_NOT_CONNECTED, CallEvent.RequestFailed::error);
    }

    @Test
    void aLinkThatLostItsConnectionSaysSo() throws Exception {
        FakeSwitch.Call call = up();
        call.close();
        events.next(CallEvent.LinkDown.class);
        assertThat(link.status().state()).isNotEqualTo(State.UP);
        carry(77, TRequestType.HOLD_CALL);
        assertThat(events.next(CallEvent.RequestFailed.class).error()).isEqualTo(TError.SWITCH_NOT_CONNECTED);
    }

    @Test
    void aClosedLinkTakesNothing() throws Exception {
        up();
        link.close();
        assertThat(carry(77, TRequestType.HOLD_CALL)).isFalse();
    }
}
