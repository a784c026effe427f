package org.onhook.tlib.mapping;

import org.onhook.api.tlib.TAttribute;
import org.onhook.api.tracking.CallInfo;
import org.onhook.tlib.numbering.CallIds;
import org.onhook.tlib.numbering.Uuids;

/** How events name calls and parties. The last call is remembered: one change of a call makes several events. One thread. */
final class Identities {

    /**
     * How the events of a call name it.
     *
     * @param switchCallId its value is empty where the switch gave none
     */
    record CallIdentity(
            TAttribute.ConnId connId,
            TAttribute.Text callUuid,
            TAttribute.Number callId,
            TAttribute.Text switchCallId) {

        private boolean isOf(CallInfo call) {
            return connId.value() == call.ref() && switchCallId.value().equals(call.switchCallId());
        }
    }

    private final Uuids uuids;
    private CallIdentity last = new CallIdentity(
            new TAttribute.ConnId("ConnID", 0),
            new TAttribute.Text("CallUUID", ""),
            new TAttribute.Number("CallID", 0),
            new TAttribute.Text("SwitchCallID", ""));

    Identities(Uuids uuids) {
        this.uuids = uuids;
    }

    CallIdentity ofCall(CallInfo call) {
        if (!last.isOf(call)) {
            last = new CallIdentity(
                    new TAttribute.ConnId("ConnID", call.ref()),
                    new TAttribute.Text("CallUUID", uuids.ofCall(call.ref())),
                    new TAttribute.Number("CallID", CallIds.of(call)),
                    new TAttribute.Text("SwitchCallID", call.switchCallId()));
        }
        return last;
    }

    /** The CallUUID of a call of which no more is known than its reference. */
    String callUuid(long ref) {
        return uuids.ofCall(ref);
    }

    /** The PartyUUID of the party with this reference. */
    String ofParty(long ref) {
        return uuids.ofParty(ref);
    }
}
