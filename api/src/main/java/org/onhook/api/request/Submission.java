package org.onhook.api.request;

/** What becomes of a request at once. */
public sealed interface Submission {

    /**
     * The request is carried out. An event with this {@code ReferenceID} tells the outcome: one that the request brings about, or
     * {@code EventError}, or {@code EventACK} where what was requested had been reported before the switch confirmed it.
     *
     * @param referenceId more than 0, less than 2^32, and different for every request
     */
    record Accepted(long referenceId) implements Submission {}

    /**
     * Nothing is done, and no event follows.
     *
     * @param error the error
     * @param text what is wrong, for a person, with what is allowed
     */
    record Refused(TError error, String text) implements Submission {}
}
