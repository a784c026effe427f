package org.onhook.csta.session;

import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.TRequest;

/** Writes the call control services of ECMA-269 that carry out the requests of clients, as ECMA-323 spells them. */
final class ServiceTexts {

    private static final String ACTIVE_CALL = "activeCall";
    private static final String HELD_CALL = "heldCall";

    private final RequestTexts texts;

    ServiceTexts(RequestTexts texts) {
        this.texts = texts;
    }

    /** The service that carries out a request. */
    String service(SwitchRequest onSwitch) {
        TRequest request = onSwitch.request();
        return switch (request.type()) {
            case MAKE_CALL ->
                texts.root(
                        "MakeCall",
                        texts.dn("callingDevice", request.thisDn())
                                + texts.dn("calledDirectoryNumber", request.otherDn()));
            case ANSWER_CALL -> texts.root("AnswerCall", connection("callToBeAnswered", onSwitch));
            case RELEASE_CALL, DELETE_FROM_CONFERENCE ->
                texts.root("ClearConnection", connection("connectionToBeCleared", onSwitch));
            case CLEAR_CALL -> texts.root("ClearCall", connection("callToBeCleared", onSwitch));
            case HOLD_CALL -> texts.root("HoldCall", connection("callToBeHeld", onSwitch));
            case RETRIEVE_CALL -> texts.root("RetrieveCall", connection("callToBeRetrieved", onSwitch));
            case ALTERNATE_CALL -> texts.root("AlternateCall", held(onSwitch) + connection(ACTIVE_CALL, onSwitch));
            case RECONNECT_CALL -> texts.root("ReconnectCall", connection(ACTIVE_CALL, onSwitch) + held(onSwitch));
            case INITIATE_CONFERENCE, INITIATE_TRANSFER ->
                texts.root(
                        "ConsultationCall",
                        connection("existingCall", onSwitch) + texts.dn("consultedDevice", request.otherDn()));
            case COMPLETE_CONFERENCE ->
                texts.root("ConferenceCall", held(onSwitch) + connection(ACTIVE_CALL, onSwitch));
            case COMPLETE_TRANSFER -> texts.root("TransferCall", held(onSwitch) + connection(ACTIVE_CALL, onSwitch));
            case SINGLE_STEP_TRANSFER ->
                texts.root(
                        "SingleStepTransferCall",
                        connection(ACTIVE_CALL, onSwitch) + texts.dn("transferredTo", request.otherDn()));
            case SINGLE_STEP_CONFERENCE ->
                texts.root(
                        "SingleStepConferenceCall",
                        connection(ACTIVE_CALL, onSwitch) + texts.dn("deviceToJoin", request.otherDn())
                                + "<participationType>active</participationType>");
            case REDIRECT_CALL ->
                texts.root(
                        "DeflectCall",
                        connection("callToBeDiverted", onSwitch) + "<newDestination>"
                                + texts.dn("device", request.otherDn()) + "</newDestination>");
        };
    }

    private String connection(String name, SwitchRequest onSwitch) {
        return connection(name, onSwitch.connection());
    }

    private String held(SwitchRequest onSwitch) {
        return connection(HELD_CALL, onSwitch.held());
    }

    /** As the switch spelled it; what it left out is left out. */
    private String connection(String name, ConnectionId id) {
        return "<" + name + ">"
                + (id.callId().isEmpty() ? "" : RequestTexts.element("callID", id.callId()))
                + (id.device().raw().isEmpty()
                        ? ""
                        : texts.device("deviceID", id.device().raw()))
                + "</" + name + ">";
    }
}
