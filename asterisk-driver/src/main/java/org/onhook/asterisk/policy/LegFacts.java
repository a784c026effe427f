package org.onhook.asterisk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Note;
import org.onhook.asterisk.call.HangupFact;

/**
 * What Asterisk said of the leg that left, sorted.
 *
 * @param hangup the channel's end
 * @param own what was said of the channel itself
 * @param peers what was said of channels that were joined to it, of those not that transferred the call
 * @param requested whether a client's request to clear this leg was confirmed
 */
record LegFacts(HangupFact hangup, List<Request> own, List<Request> peers, boolean requested) {

    /** How long after a channel's request the legs that it was joined to end because of it. */
    private static final long CONSEQUENCE = 1_500_000;

    /** Two that hang up within this did so at the same moment; the first counts (attribution.md, story 23). */
    private static final long SAME_MOMENT = 200_000;

    /** The facts of a release; empty where it is none of Asterisk's. */
    static Optional<LegFacts> of(Release release) {
        HangupFact hangup = null;
        List<Request> own = new ArrayList<>();
        List<Request> peers = new ArrayList<>();
        Set<String> transferred = new HashSet<>();
        int order = 0;
        for (Note note : release.leaving().notes()) {
            order++;
            Optional<HangupFact> fact = HangupFact.parse(note.text());
            if (fact.isEmpty()) {
                continue;
            }
            switch (note.kind()) {
                case HangupFact.HANGUP -> hangup = fact.get();
                case HangupFact.REQUEST -> own.add(Request.told(fact.get(), Request.meaningOf(fact.get()), order));
                case HangupFact.SOFT_REQUEST ->
                    own.add(Request.told(fact.get(), Request.meaningOfFlag(fact.get()), order));
                case HangupFact.PEER_REQUEST ->
                    peers.add(Request.told(fact.get(), Request.meaningOf(fact.get()), order));
                case HangupFact.PEER_SOFT_REQUEST ->
                    peers.add(Request.told(fact.get(), Request.meaningOfFlag(fact.get()), order));
                case HangupFact.ACTION -> own.add(Request.ofAction(fact.get(), order));
                case HangupFact.PEER_ACTION -> peers.add(Request.ofAction(fact.get(), order));
                case HangupFact.TRANSFERRED -> transferred.add(fact.get().channel());
                default -> {
                    // Not ours.
                }
            }
        }
        if (hangup == null) {
            return Optional.empty();
        }
        HangupFact end = hangup;
        own.removeIf(request -> !request.fact().channel().equals(end.channel()));
        peers.removeIf(request -> transferred.contains(request.fact().channel()));
        boolean requested = release.confirmed().stream().anyMatch(request -> request.cleared()
                .contains(release.leaving().party().ref()));
        return Optional.of(new LegFacts(end, own, peers, requested));
    }

    /** The first thing said of the channel itself that means anything. */
    Optional<Request> firstOwn() {
        return own.stream().filter(Request::isDecisive).findFirst();
    }

    /** The last request of a joined channel shortly before this one's end. */
    Optional<Request> lastPeer() {
        return peers.stream()
                .filter(Request::isDecisive)
                .filter(request -> hangup.at() - request.fact().at() <= CONSEQUENCE)
                .reduce((earlier, later) -> later);
    }

    /** The request of a joined channel that came first, where both were at the same moment. */
    Optional<Request> justBefore(Request mine) {
        return peers.stream()
                .filter(request -> request.meaning() == Request.Meaning.RELEASED)
                .filter(request -> request.order() < mine.order())
                .filter(request -> mine.fact().at() - request.fact().at() <= SAME_MOMENT)
                .findFirst();
    }
}
