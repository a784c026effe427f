package org.onhook.tlib.mapping;

import java.util.Optional;
import org.onhook.api.request.TRequest;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.numbering.Uuids;

/** The events that tell a client the outcome of its request, where no other event does. */
final class RequestEvents {

    private final Uuids uuids;

    RequestEvents(Uuids uuids) {
        this.uuids = uuids;
    }

    Draft failed(CallChange.RequestFailed change) {
        AttributeList attributes = about(change.request(), change.referenceId());
        attributes.number("ErrorCode", change.error().code());
        attributes.text("ErrorMessage", change.text());
        return draft(TEventType.ERROR, change.micros(), change.request(), attributes);
    }

    Draft acknowledged(CallChange.RequestAcknowledged change) {
        return draft(TEventType.ACK, change.micros(), change.request(), about(change.request(), change.referenceId()));
    }

    private static AttributeList about(TRequest request, long referenceId) {
        AttributeList attributes = new AttributeList();
        attributes.text("ThisDN", request.thisDn());
        if (request.connId() != 0) {
            attributes.connId("ConnID", request.connId());
        }
        attributes.number(Draft.REFERENCE_ID, referenceId);
        return attributes;
    }

    private Draft draft(TEventType type, long micros, TRequest request, AttributeList attributes) {
        String callUuid = request.connId() == 0 ? "" : uuids.ofCall(request.connId());
        attributes.text("CallUUID", callUuid);
        return new Draft(type, micros, request.thisDn(), callUuid, attributes.toList(), Optional.empty());
    }
}
