package org.onhook.tracking.policy;

import java.util.Optional;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.release.Initiator;
import org.onhook.api.release.Release;
import org.onhook.api.release.Release.Clear;
import org.onhook.api.release.Release.Named;
import org.onhook.api.release.Release.Trigger;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.api.release.Verdict;
import org.onhook.api.request.TRequestType;

/**
 * A client's request to clear the connection was confirmed: the DN on whose behalf it was made is the initiator (item 1). A
 * request that lost the race to somebody's hang-up claims nothing: it is for another leg than the one that left first, or the
 * switch says whose act it was.
 */
public final class ConfirmedRequest implements ReleasePolicy {

    @Override
    public String name() {
        return "confirmed-request";
    }

    @Override
    public Basis basis() {
        return Basis.STATEMENT;
    }

    @Override
    public Optional<Verdict> judge(Release release) {
        for (Release.ConfirmedRequest request : release.confirmed()) {
            if (isFor(request, release) && !hasLostTheRace(request, release)) {
                return Optional.of(verdict(request, release));
            }
        }
        return Optional.empty();
    }

    /** Where the switch says no more than that the call is over, no leg left before the others. */
    private static boolean isFor(Release.ConfirmedRequest request, Release release) {
        return release.trigger() == Trigger.CALL_CLEARED
                || request.cleared().contains(release.leaving().party().ref());
    }

    private static boolean hasLostTheRace(Release.ConfirmedRequest request, Release release) {
        // Who is dropped on behalf of another one may well be named as the one that leaves.
        boolean others = request.type() == TRequestType.DELETE_FROM_CONFERENCE;
        return !others && (namesAnother(request, release) || isRequesterOnTone(request, release));
    }

    private static boolean namesAnother(Release.ConfirmedRequest request, Release release) {
        return release.reading().filter(ReleasingDeviceReading.RELEASER::equals).isPresent()
                && release.firstClear()
                        .map(Clear::releasing)
                        .filter(named -> named instanceof Named.PartyOfCall party && party.ref() != request.requester())
                        .isPresent();
    }

    /** The requester heard tone when the request was carried out: the other one had left. */
    private static boolean isRequesterOnTone(Release.ConfirmedRequest request, Release release) {
        if (release.leaving().party().ref() == request.requester()) {
            return false;
        }
        return release.trigger() == Trigger.OTHER_LEFT_ON_TONE
                || release.clears().stream()
                        .anyMatch(clear ->
                                clear.monitor() == request.requester() && clear.local() == LocalConnectionState.FAIL);
    }

    private static Verdict verdict(Release.ConfirmedRequest request, Release release) {
        String said = request.type().requestName() + " of " + request.number() + " (ReferenceID "
                + request.referenceId() + "), which the switch confirmed";
        return mayHaveComeLate(request, release)
                ? Verdict.unknown(said + " only after this party had left, while others stayed")
                : Verdict.certain(new Initiator.Party(request.requester(), request.number()), said);
    }

    /**
     * Who leaves a conference just before it is cleared for all may have hung up, or be the first that is cleared. If the call had
     * but two parties it would have been over with that.
     */
    private static boolean mayHaveComeLate(Release.ConfirmedRequest request, Release release) {
        boolean staysWithOthers =
                release.others().stream().anyMatch(leg -> leg.party().ref() == request.requester())
                        && release.others().size() > 1;
        return request.type() == TRequestType.CLEAR_CALL
                && release.trigger() == Trigger.CLEARED
                && staysWithOthers
                && request.confirmed() > release.micros();
    }
}
