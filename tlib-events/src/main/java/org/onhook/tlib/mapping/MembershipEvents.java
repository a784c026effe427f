package org.onhook.tlib.mapping;

import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Joining;

/** The DN-based events of a DN whose partners in speech change, by conference or transfer. */
final class MembershipEvents {

    private final Identities identities;

    MembershipEvents(Identities identities) {
        this.identities = identities;
    }

    Draft conferenceJoined(CallChange.ConferenceJoined change) {
        return DnEvent.of(TEventType.PARTY_ADDED, change.micros(), change.party())
                .otherInRole(change.added(), DnRole.NEW_PARTY)
                .thirdParty(change.by().reportedNumber(), DnRole.ADDED_BY)
                .call(change.call(), CallState.CONFERENCED, identities)
                .draft();
    }

    Draft partyChanged(CallChange.PartyChanged change) {
        return DnEvent.of(TEventType.PARTY_CHANGED, change.micros(), change.party())
                .other(change.other())
                .thirdParty(change.by().reportedNumber(), DnRole.TRANSFERRED_BY)
                .call(change.call(), 0, CallState.OK, identities)
                .draft();
    }

    /** The event of a DN that went on in another call, in that call. */
    Draft moved(CallChange.PartyMoved change) {
        boolean conference = change.joining() == Joining.CONFERENCE;
        return DnEvent.of(TEventType.PARTY_CHANGED, change.micros(), change.party())
                .other(change.other())
                .thirdParty(change.by().reportedNumber(), conference ? DnRole.CONFERENCED_BY : DnRole.TRANSFERRED_BY)
                .call(change.to(), change.call().ref(), conference ? CallState.CONFERENCED : CallState.OK, identities)
                .draft();
    }
}
