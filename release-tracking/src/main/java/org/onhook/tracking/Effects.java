package org.onhook.tracking;

import java.util.function.Consumer;
import org.onhook.api.tracking.CallChange;
import org.onhook.api.tracking.Ending;
import org.onhook.api.tracking.PartyInfo;
import org.onhook.api.tracking.PartyState;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.OpenRequest;
import org.onhook.tracking.model.OpenRequest.Effect;
import org.onhook.tracking.model.Switchboard;

/**
 * Tells which changes are the doing of a request. That a leg was cleared is told so once the switch has confirmed it, since
 * somebody may have hung up just then; of anything else it is enough that it is what was requested.
 */
final class Effects {

    private final Switchboard board;

    Effects(Switchboard board) {
        this.board = board;
    }

    /** A change is about to be told: if it is the doing of a request, that is told before. */
    void precede(CallChange change, Consumer<CallChange> out) {
        if (board.requests().isEmpty()) {
            return;
        }
        for (OpenRequest open : board.requests().all()) {
            Effect effect = effect(change, open);
            if (effect == null) {
                continue;
            }
            if (effect == Effect.LEFT && open.clearsAny() && !open.isConfirmed()) {
                open.overtake();
            } else if (open.tell(effect) || effect == Effect.LEFT) {
                out.accept(new CallChange.RequestCarriedOut(change.micros(), open.referenceId(), open.request()));
            }
        }
    }

    private Effect effect(CallChange change, OpenRequest open) {
        if (change instanceof CallChange.PartyLeft left) {
            return isLeaving(left, open) ? Effect.LEFT : null;
        } else if (change instanceof CallChange.PartyStateChanged changed) {
            return effect(changed, open);
        } else if (change instanceof CallChange.PartyAdded added) {
            return begins(open) && isCall(added.call().ref(), added.party(), open) ? Effect.CALLED : null;
        } else if (change instanceof CallChange.ConferenceJoined joined) {
            return isJoined(joined, open) ? Effect.JOINED : null;
        }
        return null;
    }

    private static boolean isLeaving(CallChange.PartyLeft left, OpenRequest open) {
        long party = left.party().ref();
        return switch (open.request().type()) {
            case RELEASE_CALL, CLEAR_CALL, RECONNECT_CALL -> party == open.requester();
            case DELETE_FROM_CONFERENCE -> open.clears(party);
            case REDIRECT_CALL -> party == open.requester() && !left.ending().isRelease();
            case SINGLE_STEP_TRANSFER -> party == open.requester() && left.ending() == Ending.SINGLE_STEP_TRANSFERRED;
            case COMPLETE_TRANSFER ->
                (party == open.requester() || party == open.held()) && left.ending() == Ending.TRANSFERRED;
            case COMPLETE_CONFERENCE ->
                (party == open.requester() || party == open.held()) && left.ending() == Ending.CONFERENCED;
            case MAKE_CALL,
                    ANSWER_CALL,
                    HOLD_CALL,
                    RETRIEVE_CALL,
                    ALTERNATE_CALL,
                    INITIATE_CONFERENCE,
                    INITIATE_TRANSFER,
                    SINGLE_STEP_CONFERENCE -> false;
        };
    }

    private Effect effect(CallChange.PartyStateChanged change, OpenRequest open) {
        PartyState state = change.party().state();
        boolean own = change.party().ref() == open.requester();
        boolean other = change.party().ref() == open.held();
        boolean retrieved = change.before() == PartyState.HELD && state == PartyState.CONNECTED;
        return switch (open.request().type()) {
            case ANSWER_CALL -> own && state == PartyState.CONNECTED ? Effect.ANSWERED : null;
            case HOLD_CALL -> own && state == PartyState.HELD ? Effect.HELD : null;
            case RETRIEVE_CALL -> own && retrieved ? Effect.RETRIEVED : null;
            case RECONNECT_CALL -> other && retrieved ? Effect.RETRIEVED : null;
            case ALTERNATE_CALL -> {
                if (own && state == PartyState.HELD) {
                    yield Effect.HELD;
                }
                yield other && retrieved ? Effect.RETRIEVED : null;
            }
            case INITIATE_CONFERENCE, INITIATE_TRANSFER, MAKE_CALL -> {
                if (own && state == PartyState.HELD) {
                    yield Effect.HELD;
                }
                yield isCall(change.call().ref(), change.party(), open) ? Effect.CALLED : null;
            }
            default -> null;
        };
    }

    private static boolean begins(OpenRequest open) {
        return switch (open.request().type()) {
            case INITIATE_CONFERENCE, INITIATE_TRANSFER, MAKE_CALL -> true;
            default -> false;
        };
    }

    /** Whether this is the DN at the beginning of the call that was requested, or of its failure. */
    private boolean isCall(long callRef, PartyInfo party, OpenRequest open) {
        boolean dialled = party.dn()
                && party.device().equals(open.request().thisDn())
                && (party.state() == PartyState.DIALING || !party.state().isLive());
        Call call = dialled ? board.call(callRef) : null;
        return call != null
                && call.since() >= open.made()
                && (open.initiated().isEmpty() || call.switchCallIds().contains(open.initiated()));
    }

    private static boolean isJoined(CallChange.ConferenceJoined joined, OpenRequest open) {
        return switch (open.request().type()) {
            case SINGLE_STEP_CONFERENCE -> joined.party().ref() == open.requester();
            case COMPLETE_CONFERENCE ->
                joined.party().ref() == open.held() || joined.party().ref() == open.requester();
            default -> false;
        };
    }
}
