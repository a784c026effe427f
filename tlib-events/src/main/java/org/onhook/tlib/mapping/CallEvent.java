package org.onhook.tlib.mapping;

import java.util.Optional;
import org.onhook.api.release.Attribution;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.tlib.mapping.Identities.CallIdentity;

/** Puts a call-based event together; its methods are called in the order in which attributes are printed. */
final class CallEvent {

    private static final int UNCERTAIN = 2;

    private final TEventType type;
    private final long micros;
    private final Identities identities;
    private final CallIdentity call;
    private final AttributeList attributes = new AttributeList();

    private CallEvent(TEventType type, long micros, CallInfo call, Identities identities) {
        this.type = type;
        this.micros = micros;
        this.identities = identities;
        this.call = identities.ofCall(call);
        attributes.text(this.call.callUuid());
        attributes.add(this.call.connId());
    }

    static CallEvent of(TEventType type, long micros, CallInfo call, Identities identities) {
        return new CallEvent(type, micros, call, identities);
    }

    /** How the switch knows the call. */
    CallEvent identity(CallInfo known) {
        attributes.add(call.callId());
        attributes.text(call.switchCallId());
        attributes.add(Enumerated.CALL_TYPE.of(CallNumbers.typeOf(known)));
        return this;
    }

    CallEvent numbers(CallInfo call) {
        attributes.text("ANI", CallNumbers.calling(call));
        attributes.text("DialedNumber", CallNumbers.called(call));
        return this;
    }

    /** The call that this one went into. */
    CallEvent into(CallInfo call) {
        attributes.text("RefCallUUID", identities.callUuid(call.ref()));
        attributes.connId("RefConnID", call.ref());
        return this;
    }

    CallEvent party(PartyInfo party) {
        attributes.text("PartyUUID", identities.ofParty(party.ref()));
        attributes.text("DN", party.device());
        return this;
    }

    CallEvent state(PartyInfo party) {
        attributes.add(Enumerated.PARTY_STATE.of(PartyStateNumber.of(party.state())));
        return this;
    }

    /** Who brought it about; nothing if that has no number. */
    CallEvent ctrlParty(String number) {
        attributes.text("CtrlParty", number);
        return this;
    }

    CallEvent cause(int number) {
        attributes.add(Enumerated.CAUSE.of(number));
        return this;
    }

    Draft draft() {
        return draft(Optional.empty());
    }

    /** The end of a party's part, or of the call. */
    Draft draftOfRelease(Attribution attribution, boolean uncertain) {
        if (uncertain) {
            attributes.add(Enumerated.RELIABILITY.of(UNCERTAIN));
        }
        return draft(Optional.of(attribution));
    }

    private Draft draft(Optional<Attribution> attribution) {
        String callUuid = call.callUuid().value();
        return new Draft(type, micros, callUuid, callUuid, attributes.toList(), attribution);
    }
}
