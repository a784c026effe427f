package org.onhook.tracking.lane;

import java.util.List;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.driver.SwitchRequest;
import org.onhook.api.request.Submission.Refused;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.tracking.model.Call;
import org.onhook.tracking.model.Dn;
import org.onhook.tracking.model.Leg;
import org.onhook.tracking.model.Switchboard;

/**
 * Finds what a request is about: the link that carries it, and the connections by the switch's own identifiers. Used under the
 * order of its lane.
 */
final class RequestResolver {

    /** What came of that. */
    sealed interface Resolved {

        /** It can be made. */
        record Ready(Feed feed, TRequest request, SwitchRequest onSwitch) implements Resolved {}

        /** It cannot, at this moment. */
        record Impossible(Refused why) implements Resolved {}
    }

    /** Why a request is impossible. */
    private static final class ImpossibleRequest extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Refused why;

        private ImpossibleRequest(TError error, String text) {
            super(text, null, false, false);
            this.why = new Refused(error, text);
        }
    }

    private final String switchName;
    private final Switchboard board;
    private final Feeds feeds;

    RequestResolver(String switchName, Switchboard board, Feeds feeds) {
        this.switchName = switchName;
        this.board = board;
        this.feeds = feeds;
    }

    Resolved resolve(long referenceId, TRequest request) {
        try {
            return ready(referenceId, request);
        } catch (ImpossibleRequest e) {
            return new Resolved.Impossible(e.why);
        }
    }

    private Resolved.Ready ready(long referenceId, TRequest request) throws ImpossibleRequest {
        Feed feed = feed(request);
        if (!request.type().isOnCall()) {
            return new Resolved.Ready(
                    feed, request, new SwitchRequest(referenceId, request, ConnectionId.NONE, ConnectionId.NONE));
        }
        Leg own = own(request, request.connId());
        Leg held = request.type().isOnTwoCalls() ? held(request, own) : null;
        Leg target = request.type() == TRequestType.DELETE_FROM_CONFERENCE ? toDrop(request, own) : own;
        TRequest complete = held == null
                ? request
                : new TRequest(
                        request.type(),
                        request.thisDn(),
                        request.connId(),
                        held.call().ref(),
                        request.otherDn());
        return new Resolved.Ready(
                feed, complete, new SwitchRequest(referenceId, complete, connection(target), connection(held)));
    }

    private Feed feed(TRequest request) throws ImpossibleRequest {
        if (board.dn(request.thisDn()) == null) {
            throw new ImpossibleRequest(TError.NOT_CONFIGURED, "no link monitors DN " + request.thisDn());
        }
        Feed feed = feeds.reporterOf(request.thisDn());
        if (feed == null || !feed.isUp()) {
            throw new ImpossibleRequest(
                    TError.SWITCH_NOT_CONNECTED,
                    "no link to switch " + switchName + " that monitors DN " + request.thisDn() + " is up");
        }
        if (!feed.carrier().requests().contains(request.type())) {
            throw new ImpossibleRequest(
                    TError.UNSUPPORTED_OPERATION,
                    "link " + feed.link() + " cannot carry " + request.type().requestName());
        }
        return feed;
    }

    private Leg own(TRequest request, long connId) throws ImpossibleRequest {
        Call call = board.call(connId);
        if (call == null) {
            throw new ImpossibleRequest(TError.INVALID_CONN_ID, "there is no call with ConnID " + hex(connId));
        }
        for (Leg leg : call.legs()) {
            if (!leg.isGone() && leg.isDn() && leg.dn().number().equals(request.thisDn())) {
                return leg;
            }
        }
        throw new ImpossibleRequest(
                TError.INVALID_CONN_ID, "DN " + request.thisDn() + " is not in the call with ConnID " + hex(connId));
    }

    private Leg held(TRequest request, Leg own) throws ImpossibleRequest {
        if (request.previousConnId() == request.connId()) {
            throw new ImpossibleRequest(TError.INVALID_CONN_ID, "ConnID and PreviousConnID are the same call");
        }
        if (request.previousConnId() != 0) {
            return own(request, request.previousConnId());
        }
        Dn dn = own.dn();
        List<Leg> others = dn.legs().stream()
                .filter(leg -> !leg.isGone() && leg.call() != own.call())
                .toList();
        if (others.size() != 1) {
            throw new ImpossibleRequest(
                    TError.INVALID_CONN_ID,
                    "DN " + dn.number() + " has " + others.size() + " other calls; PreviousConnID has to name one");
        }
        return others.get(0);
    }

    private static Leg toDrop(TRequest request, Leg own) throws ImpossibleRequest {
        for (Leg leg : own.call().legs()) {
            if (leg != own && !leg.isGone() && leg.info().reportedNumber().equals(request.otherDn())) {
                return leg;
            }
        }
        throw new ImpossibleRequest(
                TError.INVALID_CONN_ID,
                "OtherDN " + request.otherDn() + " is no other party of the call with ConnID " + hex(request.connId()));
    }

    private static ConnectionId connection(Leg leg) {
        return leg == null ? ConnectionId.NONE : new ConnectionId(leg.call().switchCallId(), leg.spelling());
    }

    private static String hex(long connId) {
        return String.format("%016x", connId);
    }
}
