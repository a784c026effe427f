package org.onhook.tlib.mapping;

import java.util.Optional;
import org.onhook.api.release.Attribution;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tlib.numbering.CallIds;
import org.onhook.tlib.numbering.Uuids;

/** Puts a call-based event together; its methods are called in the order in which attributes are printed. */
final class CallEvent {

    private static final int UNCERTAIN = 2;

    private final TEventType type;
    private final long micros;
    private final Uuids uuids;
    private final String callUuid;
    private final AttributeList attributes = new AttributeList();

    private CallEvent(TEventType type, long micros, CallInfo call, Uuids uuids) {
        this.type = type;
        this.micros = micros;
        this.uuids = uuids;
        this.callUuid = uuids.ofCall(call.ref());
        attributes.text("CallUUID", callUuid);
        attributes.connId("ConnID", call.ref());
    }

    static CallEvent of(TEventType type, long micros, CallInfo call, Uuids uuids) {
        return new CallEvent(type, micros, call, uuids);
    }

    /** How the switch knows the call. */
    CallEvent identity(CallInfo call) {
        attributes.number("CallID", CallIds.of(call));
        attributes.text("SwitchCallID", call.switchCallId());
        attributes.number("CallType", CallNumbers.typeOf(call));
        return this;
    }

    CallEvent numbers(CallInfo call) {
        attributes.text("ANI", CallNumbers.calling(call));
        attributes.text("DialedNumber", CallNumbers.called(call));
        return this;
    }

    /** The call that this one went into. */
    CallEvent into(CallInfo call) {
        attributes.text("RefCallUUID", uuids.ofCall(call.ref()));
        attributes.connId("RefConnID", call.ref());
        return this;
    }

    CallEvent party(PartyInfo party) {
        attributes.text("PartyUUID", uuids.ofParty(party.ref()));
        attributes.text("DN", party.device());
        return this;
    }

    CallEvent state(PartyInfo party) {
        attributes.number("PartyState", PartyStateNumber.of(party.state()));
        return this;
    }

    /** Who brought it about; nothing if that has no number. */
    CallEvent ctrlParty(String number) {
        attributes.text("CtrlParty", number);
        return this;
    }

    CallEvent cause(int number) {
        attributes.number("Cause", number);
        return this;
    }

    Draft draft() {
        return draft(Optional.empty());
    }

    /** The end of a party's part, or of the call. */
    Draft draftOfRelease(Attribution attribution, boolean uncertain) {
        if (uncertain) {
            attributes.number("Reliability", UNCERTAIN);
        }
        return draft(Optional.of(attribution));
    }

    private Draft draft(Optional<Attribution> attribution) {
        return new Draft(type, micros, callUuid, callUuid, attributes.toList(), attribution);
    }
}
