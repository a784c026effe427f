package org.onhook.tlib.mapping;

import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;

/** The call-based events of one party. */
final class PartyEvents {

    private final Identities identities;

    PartyEvents(Identities identities) {
        this.identities = identities;
    }

    Draft added(CallChange.PartyAdded change) {
        return CallEvent.of(TEventType.CALL_PARTY_ADDED, change.micros(), change.call(), identities)
                .party(change.party())
                .state(change.party())
                .cause(CauseNumber.of(change.cause().code()))
                .draft();
    }

    Draft stateChanged(CallChange.PartyStateChanged change) {
        return CallEvent.of(TEventType.CALL_PARTY_STATE, change.micros(), change.call(), identities)
                .party(change.party())
                .state(change.party())
                .cause(CauseNumber.of(change.cause().code()))
                .draft();
    }

    Draft moved(CallChange.PartyMoved change) {
        return CallEvent.of(TEventType.CALL_PARTY_MOVED, change.micros(), change.call(), identities)
                .into(change.to())
                .party(change.party())
                .ctrlParty(change.by().reportedNumber())
                .cause(CauseNumber.of(change.joining()))
                .draft();
    }

    Draft deleted(CallChange.PartyLeft change) {
        return CallEvent.of(TEventType.CALL_PARTY_DELETED, change.micros(), change.call(), identities)
                .party(change.party())
                .ctrlParty(change.attribution().ctrlParty())
                .cause(CauseNumber.of(change.ending(), change.cause().code()))
                .draftOfRelease(change.attribution(), change.uncertain());
    }
}
