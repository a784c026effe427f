package org.onhook.tlib.mapping;

import java.util.function.Consumer;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;

/** The DN-based events of a party that leaves: its own, and those of the conference that stays (attribution.md 5). */
final class LeavingEvents {

    private final Identities identities;

    LeavingEvents(Identities identities) {
        this.identities = identities;
    }

    /** The event of the DN that left. */
    Draft left(CallChange.PartyLeft change) {
        PartyInfo party = change.party();
        if (!party.queue() && party.state() != PartyState.QUEUED) {
            return change.ending() == Ending.ABANDONED ? abandoned(change) : released(change);
        }
        return change.ending().isRelease() ? abandoned(change) : diverted(change);
    }

    /** The events of the DNs that stay in a conference. */
    void deleted(CallChange.PartyLeft change, Consumer<Draft> out) {
        boolean hungUp = change.ending() == Ending.RELEASED || change.ending() == Ending.REJECTED;
        boolean conference = change.staying().size() >= 2;
        if (!hungUp || !conference || !change.party().state().isInSpeech()) {
            return;
        }
        int callState = change.staying().size() > 2 ? CallState.CONFERENCED : CallState.OK;
        for (PartyInfo member : change.staying()) {
            if (member.dn()) {
                out.accept(DnEvent.of(TEventType.PARTY_DELETED, change.micros(), member)
                        .otherInRole(change.party(), DnRole.DELETED_PARTY)
                        .thirdParty(change.attribution().ctrlParty(), DnRole.DELETED_BY)
                        .call(change.call(), callState, identities)
                        .draft());
            }
        }
    }

    private Draft released(CallChange.PartyLeft change) {
        return DnEvent.of(TEventType.RELEASED, change.micros(), change.party())
                .other(change.other())
                .call(change.call(), callStateOf(change.ending()), identities)
                .draftOfRelease(change.party(), change.attribution(), change.uncertain());
    }

    private Draft abandoned(CallChange.PartyLeft change) {
        return event(TEventType.ABANDONED, change)
                .other(change.other())
                .call(change.call(), CallState.OK, identities)
                .draftOfRelease(change.party(), change.attribution(), change.uncertain());
    }

    private Draft diverted(CallChange.PartyLeft change) {
        return event(TEventType.DIVERTED, change)
                .other(change.other())
                .call(change.call(), CallState.OK, identities)
                .draft();
    }

    private static DnEvent event(TEventType type, CallChange.PartyLeft change) {
        DnEvent event = DnEvent.of(type, change.micros(), change.party());
        return change.party().queue() ? event.thisQueue() : event;
    }

    private static int callStateOf(Ending ending) {
        return switch (ending) {
            case RELEASED, REJECTED, ABANDONED -> CallState.OK;
            case REDIRECTED, DISTRIBUTED -> CallState.REDIRECTED;
            case FORWARDED -> CallState.FORWARDED;
            case PICKED_UP -> CallState.PICKED_UP;
            case TRANSFERRED, SINGLE_STEP_TRANSFERRED -> CallState.TRANSFERRED;
            case CONFERENCED -> CallState.CONFERENCED;
        };
    }
}
