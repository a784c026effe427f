package org.onhook.tlib.mapping;

import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;

/** The events of a call as a whole. */
final class WholeCallEvents {

    private final Identities identities;

    WholeCallEvents(Identities identities) {
        this.identities = identities;
    }

    Draft created(CallChange.CallCreated change) {
        return CallEvent.of(TEventType.CALL_CREATED, change.micros(), change.call(), identities)
                .identity(change.call())
                .numbers(change.call())
                .draft();
    }

    Draft dataChanged(CallChange.CallDataChanged change) {
        return CallEvent.of(TEventType.CALL_DATA_CHANGED, change.micros(), change.call(), identities)
                .identity(change.call())
                .numbers(change.call())
                .draft();
    }

    Draft ended(CallChange.CallEnded change) {
        return CallEvent.of(TEventType.CALL_DELETED, change.micros(), change.call(), identities)
                .ctrlParty(change.attribution().ctrlParty())
                .cause(CauseNumber.EMPTY)
                .draftOfRelease(change.attribution(), change.uncertain());
    }

    Draft merged(CallChange.CallMerged change) {
        return CallEvent.of(TEventType.CALL_DELETED, change.micros(), change.call(), identities)
                .into(change.into())
                .ctrlParty(change.by().reportedNumber())
                .cause(CauseNumber.of(change.joining()))
                .draft();
    }
}
