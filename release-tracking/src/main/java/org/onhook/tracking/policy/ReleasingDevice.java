package org.onhook.tracking.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Clear;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.Release.Named;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * The switch names the releaser in {@code releasingDevice}, on a link that is known to use it so (item 3).
 */
public final class ReleasingDevice implements ReleasePolicy {

    @Override
    public String name() {
        return "releasing-device";
    }

    @Override
    public Basis basis() {
        return Basis.VALUE;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (release.reading().filter(ReleasingDeviceReading.RELEASER::equals).isEmpty()) {
            return Optional.empty();
        }
        // Of those who leave a conference that goes on, each has a releaser of its own.
        boolean ownAct = release.conference() && release.twoStay();
        return release.clears().stream()
                .filter(clear ->
                        !ownAct || clear.dropped() == release.leaving().party().ref())
                // Going on-hook on tone names the one who was left, not the one who left.
                .filter(clear -> !(clear.onTone() && release.answered()))
                .map(Clear::releasing)
                .filter(named -> named != Named.Nobody.NOBODY)
                .findFirst()
                .flatMap(named -> verdict(release, named));
    }

    private static Optional<Verdict> verdict(Release release, Named named) {
        if (named instanceof Named.PartyOfCall party) {
            Optional<Leg> leg = Stream.concat(Stream.of(release.leaving()), release.others().stream())
                    .filter(candidate -> candidate.party().ref() == party.ref())
                    .findFirst();
            if (leg.filter(l -> l.party().queue()).isPresent()) {
                return Optional.of(Verdict.certain(Initiator.SWITCH, "the releasing device is a queue"));
            }
            if (leg.filter(l -> !l.inService()).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(
                    Verdict.certain(new Initiator.Party(party.ref(), party.number()), "the switch names the releaser"));
        }
        if (named instanceof Named.Stranger stranger) {
            return outside(release, stranger);
        }
        return Optional.empty();
    }

    /** A device that is no party by its identifier, such as a trunk, stands for a party outside. */
    private static Optional<Verdict> outside(Release release, Named.Stranger stranger) {
        List<PartyInfo> outside = Stream.concat(Stream.of(release.leaving()), release.others().stream())
                .map(Leg::party)
                .filter(party -> !party.dn())
                .toList();
        String because = "the releasing device " + stranger.id() + " is no DN of this call";
        return switch (outside.size()) {
            case 0 -> Optional.empty();
            case 1 ->
                Optional.of(Verdict.certain(
                        new Initiator.Party(outside.get(0).ref(), outside.get(0).reportedNumber()), because));
            default -> Optional.of(Verdict.certain(Initiator.SOME_OUTSIDE_PARTY, because));
        };
    }
}
