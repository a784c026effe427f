package org.onhook.api.release;

/** Who brought a release about (attribution.md section 2). */
public sealed interface Initiator {

    /** Who it is, for a person. */
    String text();

    /**
     * A party of the call.
     *
     * @param ref the party, see {@link org.onhook.api.tracking.PartyInfo#ref}
     * @param number its DN or external number; empty where it has none
     */
    record Party(long ref, String number) implements Initiator {
        @Override
        public String text() {
            return number.isEmpty() ? "a party without a number" : number;
        }
    }

    /**
     * A party of the call that is not monitored on this switch, but which of them is not known: no DN of the call, that
     * much is certain.
     */
    record SomeOutsideParty() implements Initiator {
        @Override
        public String text() {
            return "an outside party";
        }
    }

    /** The switch: a timer, routing, the network, maintenance; no person. */
    record Switch() implements Initiator {
        @Override
        public String text() {
            return "the switch";
        }
    }

    /** It cannot be told. */
    record Unknown() implements Initiator {
        @Override
        public String text() {
            return "unknown";
        }
    }

    SomeOutsideParty SOME_OUTSIDE_PARTY = new SomeOutsideParty();
    Switch SWITCH = new Switch();
    Unknown UNKNOWN = new Unknown();
}
