package org.onhook.api.tracking;

import java.util.List;
import org.onhook.api.call.Cause;
import org.onhook.api.release.Attribution;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;

/**
 * One thing that happened to a call or a device, as call tracking sees it: seen once, however many monitors reported it.
 *
 * <p>Order within a call: {@link CallCreated} is first, {@link CallEnded} or {@link CallMerged} is last, and every
 * {@link PartyAdded} or {@link PartyMoved} into a call is followed by exactly one {@link PartyLeft} or {@link PartyMoved}
 * out of it.
 */
public sealed interface CallChange {

    /** When it happened, in microseconds since 1970-01-01T00:00Z. */
    long micros();

    /** A change to a call. */
    sealed interface OnCall extends CallChange {
        CallInfo call();
    }

    record CallCreated(long micros, CallInfo call) implements OnCall {}

    /** The call's type, or the switch's identifier for it, changed. */
    record CallDataChanged(long micros, CallInfo call) implements OnCall {}

    /**
     * A party came into the call, in the state it has.
     *
     * @param other the party at the other end, {@link PartyInfo#NOBODY} where there is none or more than one
     */
    record PartyAdded(long micros, CallInfo call, PartyInfo party, PartyInfo other, Cause cause) implements OnCall {}

    /**
     * A party's state changed.
     *
     * @param party the party, in its new state
     * @param before its state before
     */
    record PartyStateChanged(
            long micros, CallInfo call, PartyInfo party, PartyState before, PartyInfo other, Cause cause)
            implements OnCall {}

    /** The call of {@code party} reached a network that may report nothing further. */
    record NetworkReached(long micros, CallInfo call, PartyInfo party, PartyInfo other) implements OnCall {}

    /**
     * {@code party}, which stays, hears that {@code added} joined the conference.
     *
     * @param by who added it
     */
    record ConferenceJoined(long micros, CallInfo call, PartyInfo party, PartyInfo added, PartyInfo by)
            implements OnCall {}

    /**
     * {@code party}, which stays in this call, has another party at the other end because of a transfer.
     *
     * @param other the new party at the other end
     * @param by who transferred
     */
    record PartyChanged(long micros, CallInfo call, PartyInfo party, PartyInfo other, PartyInfo by) implements OnCall {}

    /**
     * A party went on in another call, because the two were joined.
     *
     * @param call the call it was in
     * @param to the call it is in now
     * @param by who joined them
     */
    record PartyMoved(
            long micros, CallInfo call, CallInfo to, PartyInfo party, PartyInfo other, PartyInfo by, Joining joining)
            implements OnCall {}

    /**
     * A party left the call for good.
     *
     * @param party the party, in the state it had
     * @param other the party at the other end, {@link PartyInfo#NOBODY} where there is none or more than one
     * @param ending how
     * @param cause the cause that the switch gave, if any
     * @param attribution who released it; for an {@code ending} that is no release, who brought it about
     * @param uncertain whether it happened unseen (T-Library Reliability 2)
     * @param staying the parties that stay, in the order in which they joined
     */
    record PartyLeft(
            long micros,
            CallInfo call,
            PartyInfo party,
            PartyInfo other,
            Ending ending,
            Cause cause,
            Attribution attribution,
            boolean uncertain,
            List<PartyInfo> staying)
            implements OnCall {
        public PartyLeft {
            staying = List.copyOf(staying);
        }
    }

    /** The call is over. */
    record CallEnded(long micros, CallInfo call, Attribution attribution, boolean uncertain) implements OnCall {}

    /** The call went on as part of another one. */
    record CallMerged(long micros, CallInfo call, CallInfo into, PartyInfo by, Joining joining) implements OnCall {}

    /** A monitored device went off-hook or on-hook, as far as its calls tell. */
    record HookChanged(long micros, String dn, boolean offHook) implements CallChange {}

    /** A monitored device can be used, or cannot be used any more. */
    record ServiceChanged(long micros, String dn, boolean inService) implements CallChange {}

    /**
     * The link to the switch came up or went down.
     *
     * @param reason why, for a person; empty when it came up
     */
    record LinkChanged(long micros, String link, boolean up, String reason) implements CallChange {}

    /**
     * A request is carried out: the next DN-based event of {@code request.thisDn()} is what it brought about. Told right before
     * the change that this event reports; a request that has several such events is told before each.
     */
    record RequestCarriedOut(long micros, long referenceId, TRequest request) implements CallChange {}

    /** The switch confirmed a request after what was requested had been told, without it being known for its doing. */
    record RequestAcknowledged(long micros, long referenceId, TRequest request) implements CallChange {}

    /**
     * A request that was made of the switch was refused, not answered in time, or nothing followed the answer.
     *
     * @param text why, for a person
     */
    record RequestFailed(long micros, long referenceId, TRequest request, TError error, String text)
            implements CallChange {}
}
