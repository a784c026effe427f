package org.onhook.tracking;

import java.util.ArrayList;
import java.util.List;
import org.onhook.api.call.CallEvent;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.tracking.CallChange;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.LinkState;
import org.onhook.tracking.model.OpenRequest;
import org.onhook.tracking.model.Switchboard;

/** Follows the requests of clients: made, answered, given up. Each has one outcome, which is told. */
final class Requests {

    private final Switchboard board;
    private final Changes changes;
    private final Departures departures;
    private final Discarded discarded;
    private TrackerSettings settings;

    Requests(Switchboard board, Changes changes, Departures departures, Discarded discarded, TrackerSettings settings) {
        this.board = board;
        this.changes = changes;
        this.departures = departures;
        this.discarded = discarded;
        this.settings = settings;
    }

    void configure(TrackerSettings current) {
        settings = current;
    }

    void made(CallEvent.RequestMade event, LinkState link) {
        TRequest request = event.request();
        Call call = board.call(request.connId());
        Leg own = legOf(call, request.thisDn());
        board.requests()
                .add(new OpenRequest(
                        event.referenceId(),
                        request,
                        link.name(),
                        changes.micros(),
                        own == null ? 0 : own.ref(),
                        held(request),
                        cleared(request, call, own),
                        changes.waitTime() + settings.request()));
    }

    private long held(TRequest request) {
        if (!request.type().isOnTwoCalls()) {
            return 0;
        }
        Leg leg = legOf(board.call(request.previousConnId()), request.thisDn());
        return leg == null ? 0 : leg.ref();
    }

    private static Leg legOf(Call call, String dn) {
        Leg leg = call == null ? null : LegFinder.ofMonitor(call.legs(), dn);
        return leg == null || leg.isGone() ? null : leg;
    }

    private static List<Long> cleared(TRequest request, Call call, Leg own) {
        if (own == null) {
            return List.of();
        }
        return switch (request.type()) {
            case RELEASE_CALL, RECONNECT_CALL -> List.of(own.ref());
            case CLEAR_CALL ->
                call.legs().stream().filter(leg -> !leg.isGone()).map(Leg::ref).toList();
            case DELETE_FROM_CONFERENCE ->
                call.legs().stream()
                        .filter(leg ->
                                !leg.isGone() && leg.info().reportedNumber().equals(request.otherDn()))
                        .map(Leg::ref)
                        .toList();
            default -> List.of();
        };
    }

    void confirmed(CallEvent.RequestConfirmed event) {
        OpenRequest open = board.requests().get(event.referenceId());
        if (open == null || open.isConfirmed()) {
            discarded.unmatched();
            return;
        }
        open.confirm(changes.micros(), event.initiated().callId(), changes.waitTime() + settings.request());
        reconsider(open);
        if (open.isOvertaken() && !open.isTold()) {
            board.requests().remove(open);
            changes.tell(new CallChange.RequestAcknowledged(changes.micros(), open.referenceId(), open.request()));
        }
    }

    void failed(CallEvent.RequestFailed event) {
        OpenRequest open = board.requests().get(event.referenceId());
        if (open == null || open.isConfirmed()) {
            discarded.unmatched();
        } else {
            fail(open, event.error(), event.text());
        }
    }

    /** What is in flight over a link that is lost can claim nothing any more. */
    void linkDown(LinkState link) {
        for (OpenRequest open : List.copyOf(board.requests().all())) {
            if (open.link().equals(link.name())) {
                fail(
                        open,
                        TError.SWITCH_NOT_CONNECTED,
                        open.isConfirmed()
                                ? "the link was lost before the switch reported what it had confirmed"
                                : "the link was lost before the switch answered");
            }
        }
    }

    void timePassed() {
        if (board.requests().isEmpty()) {
            return;
        }
        List<OpenRequest> late = new ArrayList<>(1);
        for (OpenRequest open : board.requests().all()) {
            if (open.deadline() <= changes.waitTime()) {
                late.add(open);
            }
        }
        for (OpenRequest open : late) {
            fail(
                    open,
                    TError.TIMEOUT,
                    open.isConfirmed()
                            ? "the switch confirmed it, and reported nothing that it brought about"
                            : "the switch did not answer within " + settings.request() / 1_000 + " ms");
        }
    }

    /** It is over. Whose effect was told has had its outcome. */
    private void fail(OpenRequest open, TError error, String text) {
        board.requests().remove(open);
        reconsider(open);
        if (!open.isTold()) {
            String why = open.request().type().requestName() + ": " + text;
            changes.tell(
                    new CallChange.RequestFailed(changes.micros(), open.referenceId(), open.request(), error, why));
        }
    }

    /** The call has waited for the answer, if for anything; conferences and transfers may have made it another one. */
    private void reconsider(OpenRequest open) {
        if (open.clearsAny()) {
            for (Call call : List.copyOf(board.calls())) {
                if (call.deliberation() != null && call.legs().stream().anyMatch(leg -> open.clears(leg.ref()))) {
                    departures.reconsider(call);
                }
            }
        }
    }
}
