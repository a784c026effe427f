package org.onhook.tlib;

import java.util.List;
import org.onhook.api.call.Cause;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.EventCause;
import org.onhook.api.release.Attribution;
import org.onhook.api.release.Confidence;
import org.onhook.api.release.Initiator;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyRole;
import org.onhook.api.tracking.PartyState;

/** Calls and parties to tell stories with. */
public final class Story {

    /** 2026-01-31T12:00:20.101372Z. */
    public static final long NOON = 1_769_860_820_101_372L;

    public static final CallInfo CALL = call(0x006c02462a161006L, "4711", CallType.INTERNAL);
    public static final CallInfo OTHER_CALL = call(0x006c02462a161106L, "cc-17", CallType.CONSULT);
    public static final PartyInfo A = dn(1, "2001", PartyRole.ORIGINATION, PartyState.CONNECTED);
    public static final PartyInfo B = dn(2, "2002", PartyRole.DESTINATION, PartyState.CONNECTED);
    public static final PartyInfo C = dn(3, "2003", PartyRole.CONFERENCE_MEMBER, PartyState.CONNECTED);
    public static final PartyInfo TRUNK =
            new PartyInfo(4, "trunk 7", false, false, false, PartyRole.DESTINATION, PartyState.CONNECTED);
    public static final PartyInfo QUEUE =
            new PartyInfo(5, "8000", true, true, true, PartyRole.DESTINATION, PartyState.QUEUED);
    public static final Attribution BY_SWITCH =
            new Attribution(Initiator.SWITCH, "switch-cause", Confidence.CERTAIN, List.of("cause timeout"));
    /** A's request to leave {@link #CALL}. */
    public static final TRequest RELEASE_OF_A = TRequest.onCall(TRequestType.RELEASE_CALL, "2001", CALL.ref());

    private Story() {}

    public static CallInfo call(long ref, String switchCallId, CallType type) {
        long consultationOf = type == CallType.CONSULT ? CALL.ref() : 0;
        return new CallInfo(ref, switchCallId, type, number("2001"), number("2002"), consultationOf);
    }

    public static DeviceId number(String digits) {
        return new DeviceId.Identified(digits, digits, DeviceKind.NUMBER);
    }

    public static PartyInfo dn(long ref, String number, PartyRole role, PartyState state) {
        return new PartyInfo(ref, number, true, true, false, role, state);
    }

    public static PartyInfo in(PartyState state, PartyInfo party) {
        return new PartyInfo(
                party.ref(), party.device(), party.dn(), party.number(), party.queue(), party.role(), state);
    }

    public static Attribution by(PartyInfo party) {
        return new Attribution(
                new Initiator.Party(party.ref(), party.reportedNumber()),
                "confirmed-request",
                Confidence.CERTAIN,
                List.of("..."));
    }

    public static Cause cause(EventCause code) {
        return new Cause(code, code.wireName());
    }
}
