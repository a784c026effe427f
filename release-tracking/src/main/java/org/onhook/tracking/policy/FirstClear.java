package org.onhook.tracking.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Clear;
import org.onhook.api.release.Release.Leg;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.tracking.PartyInfo;

/**
 * The first connection of a call to clear is its party's act, where it is known to be the first (item 4, order and state left
 * behind).
 */
public final class FirstClear implements ReleasePolicy {

    @Override
    public String name() {
        return "first-clear";
    }

    @Override
    public Basis basis() {
        return Basis.COURSE;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        PartyInfo leaving = release.leaving().party();
        int live = release.liveOthers().size();
        boolean applies = release.trigger() == Trigger.CLEARED
                && release.pattern() != ClearPattern.UNORDERED
                && leaving.state().isLive()
                && live > 0
                && (live == 1 || !release.answered());
        if (!applies) {
            return Optional.empty();
        }
        return whyFirst(release)
                .map(why -> leaving.queue()
                        ? Verdict.certain(Initiator.SWITCH, "a queue is no person")
                        : Verdict.certain(new Initiator.Party(leaving.ref(), leaving.reportedNumber()), why));
    }

    private static Optional<String> whyFirst(Release release) {
        long leaving = release.leaving().party().ref();
        for (Clear clear : release.clears()) {
            boolean byOneWhoStays = clear.monitor() != leaving && clear.local().saysInCall();
            if (clear.dropped() == leaving && byOneWhoStays) {
                return Optional.of("reported to a party still in the call (local connection "
                        + clear.local().name().toLowerCase(Locale.ROOT) + ")");
            }
        }
        if (release.wholeSeen() && areWatched(release.liveOthers())) {
            return Optional.of("its clear came first, and every other party is monitored");
        }
        // With one called device only: another member of a group may have been alerted unseen.
        boolean oneToOne = release.others().size() == 1
                && (release.answered() || release.leaving().caller() || calledItself(release));
        boolean onOwnMonitor =
                release.firstClear().filter(clear -> clear.monitor() == leaving).isPresent();
        if (release.wholeSeen() && oneToOne && onOwnMonitor && release.pattern().tellsEveryLeg()) {
            return Optional.of("no clear of the other leg came before it, and the switch reports each leg");
        }
        return Optional.empty();
    }

    private static boolean areWatched(List<Leg> legs) {
        for (Leg leg : legs) {
            if (!leg.watched()) {
                return false;
            }
        }
        return true;
    }

    private static boolean calledItself(Release release) {
        return release.call().called().id().equals(release.leaving().party().device());
    }
}
