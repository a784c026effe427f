package org.onhook.asterisk.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * A channel that this one was joined to asked for its hang-up shortly before: its party released. They shared a bridge, or one
 * dialled the other unanswered, or {@code Local/} channels joined them, or it emptied the conference room.
 */
public final class PeerRequest implements ReleasePolicy {

    @Override
    public String name() {
        return "asterisk-peer-request";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        return LegFacts.of(release).flatMap(facts -> facts.lastPeer()
                .filter(peer -> !(peer.action() && facts.requested()))
                .map(peer -> verdict(release, peer)));
    }

    private static Verdict verdict(Release release, Request peer) {
        String because = "a joined channel " + (peer.action() ? "was hung up by request" : "ended") + " just before: "
                + peer.fact().text();
        return peer.meaning() == Request.Meaning.NOBODY
                ? Verdict.certain(Initiator.SWITCH, because)
                : Verdict.inferred(initiator(release, peer), because);
    }

    /** It may have left the call before, or be in another one; who drops another one is still in it. */
    private static Initiator initiator(Release release, Request peer) {
        String number = peer.fact().number();
        if (number.equals(release.leaving().party().device())) {
            return peer.action() ? party(release.leaving().party()) : Initiator.UNKNOWN;
        }
        return release.others().stream()
                .map(Release.Leg::party)
                .filter(party -> !number.isEmpty() && party.device().equals(number))
                .findFirst()
                .<Initiator>map(PeerRequest::party)
                .orElseGet(() -> new Initiator.Party(0, number));
    }

    private static Initiator party(PartyInfo party) {
        return new Initiator.Party(party.ref(), party.reportedNumber());
    }
}
