package org.onhook.api.release;

/** Who brought a release about (attribution.md section 2). */
public sealed interface Initiator {

    /**
     * A party of the call.
     *
     * @param ref the party, see {@link org.onhook.api.tracking.PartyInfo#ref}
     * @param number its DN or external number; empty where it has none
     */
    record Party(long ref, String number) implements Initiator {}

    /**
     * A party of the call that is not monitored on this switch, but which of them is not known: no DN of the call, that
     * much is certain.
     */
    record SomeOutsideParty() implements Initiator {}

    /** The switch: a timer, routing, the network, maintenance; no person. */
    record Switch() implements Initiator {}

    /** It cannot be told. */
    record Unknown() implements Initiator {}

    SomeOutsideParty SOME_OUTSIDE_PARTY = new SomeOutsideParty();
    Switch SWITCH = new Switch();
    Unknown UNKNOWN = new Unknown();
}
