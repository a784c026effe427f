package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Clear;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.Release.Named;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;

/**
 * Events may have been lost since a party was last heard of, so it may have left unseen (item 5). Who was found alone, and does not
 * talk, may have been rejected, or left on tone, by somebody unseen. What a monitor still in the call says of another leg, and a call that was
 * cancelled, hold all the same.
 */
public final class Unseen implements ReleasePolicy {

    @Override
    public String name() {
        return "unseen";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        if (areAllSeen(release) && !isFoundAlone(release)
                || release.cancelled()
                || saidByOneWhoStays(release)
                || namesAnother(release)) {
            return Optional.empty();
        }
        return Optional.of(Verdict.unknown("events may have been lost inside this call"));
    }

    private static boolean areAllSeen(Release release) {
        for (Leg other : release.others()) {
            if (!other.seen()) {
                return false;
            }
        }
        return release.leaving().seen();
    }

    private static boolean isFoundAlone(Release release) {
        return !release.wholeSeen()
                && !release.leaving().party().state().isInSpeech()
                && release.liveOthers().isEmpty();
    }

    private static boolean saidByOneWhoStays(Release release) {
        return release.firstClear()
                .filter(clear -> clear.monitor() != release.leaving().party().ref())
                .filter(clear -> clear.local().saysInCall())
                .isPresent();
    }

    /** Going on-hook on tone would name the one who does that; the name of another one does not come from what went unseen. */
    private static boolean namesAnother(Release release) {
        return release.reading().filter(ReleasingDeviceReading.RELEASER::equals).isPresent()
                && release.firstClear().map(Clear::releasing).orElse(Named.Nobody.NOBODY)
                        instanceof Named.PartyOfCall party
                && party.ref() != release.leaving().party().ref();
    }
}
