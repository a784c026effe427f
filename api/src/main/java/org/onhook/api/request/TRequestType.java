package org.onhook.api.request;

import java.util.Arrays;
import java.util.Optional;

/**
 * The T-Library requests that a client can make (tlib.md section 4), each with the ECMA-269 service that carries it out. What
 * they need besides a DN is a {@link Needs}.
 */
public enum TRequestType {
    /** MakeCall: calls {@code OtherDN}. */
    MAKE_CALL("TMakeCall", Needs.OTHER_DN),
    /** AnswerCall: answers the call that alerts. */
    ANSWER_CALL("TAnswerCall", Needs.CALL),
    /** ClearConnection of the DN's own connection: hangs up, gives up, or rejects. */
    RELEASE_CALL("TReleaseCall", Needs.CALL),
    /** ClearCall: ends the call for all. */
    CLEAR_CALL("TClearCall", Needs.CALL),
    /** HoldCall. */
    HOLD_CALL("THoldCall", Needs.CALL),
    /** RetrieveCall. */
    RETRIEVE_CALL("TRetrieveCall", Needs.CALL),
    /** AlternateCall: holds {@code ConnID}, and retrieves {@code PreviousConnID}. */
    ALTERNATE_CALL("TAlternateCall", Needs.TWO_CALLS),
    /** ReconnectCall: releases {@code ConnID}, and retrieves {@code PreviousConnID}. */
    RECONNECT_CALL("TReconnectCall", Needs.TWO_CALLS),
    /** ConsultationCall: holds {@code ConnID}, and calls {@code OtherDN}, to make a conference. */
    INITIATE_CONFERENCE("TInitiateConference", Needs.CALL_AND_OTHER_DN),
    /** ConferenceCall: joins {@code ConnID}, the consultation, to {@code PreviousConnID}. */
    COMPLETE_CONFERENCE("TCompleteConference", Needs.TWO_CALLS),
    /** ClearConnection of another party's connection: {@code OtherDN} is dropped, on behalf of the DN. */
    DELETE_FROM_CONFERENCE("TDeleteFromConference", Needs.CALL_AND_OTHER_DN),
    /** ConsultationCall: holds {@code ConnID}, and calls {@code OtherDN}, to transfer. */
    INITIATE_TRANSFER("TInitiateTransfer", Needs.CALL_AND_OTHER_DN),
    /** TransferCall: connects the parties of {@code ConnID}, the consultation, and {@code PreviousConnID}. */
    COMPLETE_TRANSFER("TCompleteTransfer", Needs.TWO_CALLS),
    /** SingleStepTransferCall: hands the call to {@code OtherDN}. */
    SINGLE_STEP_TRANSFER("TSingleStepTransfer", Needs.CALL_AND_OTHER_DN),
    /** SingleStepConferenceCall: brings {@code OtherDN} into the call. */
    SINGLE_STEP_CONFERENCE("TSingleStepConference", Needs.CALL_AND_OTHER_DN),
    /** DeflectCall: the call that alerts goes to {@code OtherDN} instead. */
    REDIRECT_CALL("TRedirectCall", Needs.CALL_AND_OTHER_DN);

    /** What a request needs besides {@code ThisDN}. */
    public enum Needs {
        /** {@code OtherDN}. */
        OTHER_DN,
        /** {@code ConnID}. */
        CALL,
        /** {@code ConnID} and {@code OtherDN}. */
        CALL_AND_OTHER_DN,
        /** {@code ConnID}; {@code PreviousConnID} may be left out where the DN holds one other call only. */
        TWO_CALLS
    }

    private final String requestName;
    private final Needs needs;

    TRequestType(String requestName, Needs needs) {
        this.requestName = requestName;
        this.needs = needs;
    }

    /** The name, such as {@code TReleaseCall}. */
    public String requestName() {
        return requestName;
    }

    /** What it needs besides the DN. */
    public Needs needs() {
        return needs;
    }

    /** Whether it is about a call that is there already. */
    public boolean isOnCall() {
        return needs != Needs.OTHER_DN;
    }

    /** Whether it needs {@code OtherDN}. */
    public boolean namesOther() {
        return needs == Needs.OTHER_DN || needs == Needs.CALL_AND_OTHER_DN;
    }

    /** Whether it is about two calls of the DN. */
    public boolean isOnTwoCalls() {
        return needs == Needs.TWO_CALLS;
    }

    /** The request of that name, such as {@code TReleaseCall}; empty if there is none. */
    public static Optional<TRequestType> named(String requestName) {
        return Arrays.stream(values())
                .filter(type -> type.requestName.equals(requestName))
                .findFirst();
    }
}
