package org.onhook.asterisk.policy;

import java.util.Optional;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * The channel's own side ended, or it was hung up on its behalf: its party released. Where the switch gave its dialog up, or its
 * media watchdog struck, nobody did.
 */
public final class OwnRequest implements ReleasePolicy {

    @Override
    public String name() {
        return "asterisk-own-request";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        return LegFacts.of(release).flatMap(facts -> facts.firstOwn()
                .filter(own -> !own.action() && facts.justBefore(own).isEmpty())
                .map(own -> verdict(release, own)));
    }

    private static Verdict verdict(Release release, Request own) {
        PartyInfo party = release.leaving().party();
        return own.meaning() == Request.Meaning.NOBODY
                ? Verdict.certain(
                        Initiator.SWITCH,
                        "the switch ended the channel: " + own.fact().text())
                : Verdict.certain(
                        new Initiator.Party(party.ref(), party.reportedNumber()),
                        "the channel's own side ended: " + own.fact().text());
    }
}
