package org.onhook.api.release;

import java.util.List;
import java.util.Optional;
import org.onhook.api.call.Cause;
import org.onhook.api.call.ClearPattern;
import org.onhook.api.call.ConferenceEnding;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.ReleasingDeviceReading;
import org.onhook.api.request.TRequestType;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.PartyInfo;

/**
 * The facts of a release: what was known of the call when a leg left it, and what the switch has said about that. Plain
 * data; judging it is for {@link ReleasePolicy}.
 *
 * @param micros when the leg left, in microseconds since 1970-01-01T00:00Z
 * @param call the call
 * @param answered whether a called party was connected at some time
 * @param conference whether at some time more than two parties were in the call, connected or held
 * @param wholeSeen whether the call was seen from its beginning, so that its parties are all known
 * @param leaving the leg that left
 * @param others the legs that were in the call besides it, live or on tone
 * @param trigger what made it leave
 * @param clears what monitors said on clears of this release, in the order of arrival; the first of {@code leaving}; empty
 *     where the trigger is a failure
 * @param failure the failure of the call, if it failed
 * @param cancelled whether the switch said {@code callCancelled} on any clear or failure of this call
 * @param reading the reading of {@code releasingDevice} under which to judge; empty while several are possible
 * @param pattern how many clears the switch sends
 * @param conferenceEnding what becomes of a conference without its controller
 * @param controllerLeft the controller of the conference, if it is known to have left before, less than the consequence
 *     window ago
 * @param closelyFollowed whether the controller left so close to this leg that one may be the consequence of the other: less
 *     than the consequence window ago or, where a conference ends with it, at the same time by monitors that may be
 *     unequally fast; where the controller is not known, whether any other leg left less than that window ago
 * @param aftermath whether the call was released before, so that this leg's leaving may be a consequence of that
 * @param confirmed the requests of clients to clear legs of this call that the switch has confirmed, of those that were made
 *     before the leg left; in the order in which they were made
 */
public record Release(
        long micros,
        CallInfo call,
        boolean answered,
        boolean conference,
        boolean wholeSeen,
        Leg leaving,
        List<Leg> others,
        Trigger trigger,
        List<Clear> clears,
        Optional<Failure> failure,
        boolean cancelled,
        Optional<ReleasingDeviceReading> reading,
        ClearPattern pattern,
        ConferenceEnding conferenceEnding,
        Optional<PartyInfo> controllerLeft,
        boolean closelyFollowed,
        boolean aftermath,
        List<ConfirmedRequest> confirmed) {

    public Release {
        others = List.copyOf(others);
        clears = List.copyOf(clears);
        confirmed = List.copyOf(confirmed);
    }

    /** What made the leg leave. */
    public enum Trigger {
        /** Its connection was cleared. */
        CLEARED,
        /** The whole call was cleared, and nothing was said about the leg itself. */
        CALL_CLEARED,
        /** It failed while it was alerting. */
        FAILED_WHILE_ALERTING,
        /** The other leg was left on tone ({@code Failed} with {@code blocked}) after the call was answered. */
        OTHER_LEFT_ON_TONE
    }

    /**
     * A leg of the call.
     *
     * @param party the party, in the state it had
     * @param caller whether it made the call
     * @param controller whether it set up the conference
     * @param watched whether its own monitor is running on the link that reported the release
     * @param seen whether something was heard of it since events may last have been lost; true where none were
     * @param inService whether its device can be used, as far as known
     * @param notes what else the switch said of it, in order
     */
    public record Leg(
            PartyInfo party,
            boolean caller,
            boolean controller,
            boolean watched,
            boolean seen,
            boolean inService,
            List<Note> notes) {
        public Leg {
            notes = List.copyOf(notes);
        }

        /** The same leg, of which this was said. */
        public Leg with(List<Note> said) {
            return new Leg(party, caller, controller, watched, seen, inService, said);
        }
    }

    /**
     * Something that a switch said of a leg, which only policies that know its kind can read; see {@link
     * org.onhook.api.call.CallEvent.Noted}.
     */
    public record Note(long micros, String kind, String text) {}

    /**
     * What one monitor said about a clear.
     *
     * @param monitor the party on whose monitor it was said, 0 where that is no party of the call
     * @param dropped the party whose leg was cleared
     * @param onTone whether that party had been left on tone, so that its clear is its going on-hook
     * @param releasing whom {@code releasingDevice} names
     * @param local the state of the monitored device's own connection after it
     * @param cause the cause
     * @param literal what the switch wrote, for a person
     */
    public record Clear(
            long monitor,
            long dropped,
            boolean onTone,
            Named releasing,
            LocalConnectionState local,
            Cause cause,
            String literal) {}

    /** Whom a device identifier names. */
    public sealed interface Named {
        /** A party of the call; {@code ref} is 0 for a called party that never came into it. */
        record PartyOfCall(long ref, String number) implements Named {}

        /** Some device that is no party of the call as far as known, such as a trunk. */
        record Stranger(String id) implements Named {}

        /** No device. */
        enum Nobody implements Named {
            NOBODY
        }
    }

    /**
     * The failure of the call.
     *
     * @param cause its cause
     * @param literal what the switch wrote, for a person
     */
    public record Failure(Cause cause, String literal) {}

    /**
     * A request of a client that clears legs, and that the switch answered positively.
     *
     * @param referenceId the request's {@code ReferenceID}
     * @param type what was requested
     * @param requester the party on whose behalf
     * @param number its DN
     * @param confirmed when the switch's answer came, in microseconds since 1970-01-01T00:00Z
     * @param cleared the parties whose legs were to be cleared
     */
    public record ConfirmedRequest(
            long referenceId, TRequestType type, long requester, String number, long confirmed, List<Long> cleared) {
        public ConfirmedRequest {
            cleared = List.copyOf(cleared);
        }
    }

    /** What was said on the clear of {@link #leaving}, the first of them; empty where nothing was. */
    public Optional<Clear> firstClear() {
        return clears.isEmpty() ? Optional.empty() : Optional.of(clears.get(0));
    }

    /** The other legs that are live. */
    public List<Leg> liveOthers() {
        return areOthersLive()
                ? others
                : others.stream().filter(leg -> leg.party().state().isLive()).toList();
    }

    private boolean areOthersLive() {
        for (Leg leg : others) {
            if (!leg.party().state().isLive()) {
                return false;
            }
        }
        return true;
    }

    /** Whether at least two others are in speech, so that the call goes on without this leg. */
    public boolean twoStay() {
        int staying = 0;
        for (Leg leg : others) {
            if (leg.party().state().isInSpeech()) {
                staying++;
            }
        }
        return staying >= 2;
    }

    /** The same facts, read under one reading of {@code releasingDevice}. */
    public Release under(ReleasingDeviceReading one) {
        return new Release(
                micros,
                call,
                answered,
                conference,
                wholeSeen,
                leaving,
                others,
                trigger,
                clears,
                failure,
                cancelled,
                Optional.of(one),
                pattern,
                conferenceEnding,
                controllerLeft,
                closelyFollowed,
                aftermath,
                confirmed);
    }
}
