package org.onhook.asterisk.policy;

import org.onhook.asterisk.call.HangupFact;

/**
 * A request to hang up, and what it means. Verified on Asterisk 22 with chan_pjsip.
 *
 * @param order its place among what was said of the leg
 * @param action whether it was an action that a client requested
 */
record Request(HangupFact fact, Meaning meaning, int order, boolean action) {

    enum Meaning {
        /** The party at that channel released, or somebody on its behalf. */
        RELEASED,
        /** The switch did. */
        NOBODY,
        /** It says nothing. */
        NOTHING
    }

    private static final int ON_BEHALF = 32;
    private static final int TIMEOUT = 8;
    private static final int DEVICE = 1;

    /** A request that Asterisk told of, and that means so. */
    static Request told(HangupFact fact, Meaning meaning, int order) {
        return new Request(fact, meaning, order, false);
    }

    /** An action that Asterisk carried out. */
    static Request ofAction(HangupFact fact, int order) {
        return new Request(fact, Meaning.RELEASED, order, true);
    }

    boolean isDecisive() {
        return meaning != Meaning.NOTHING;
    }

    /** Of a {@code HangupRequest}: the device's own side ended, except where the switch itself ended the SIP dialog. */
    static Meaning meaningOf(HangupFact fact) {
        String code = fact.techCause();
        if (code.equals("408")) {
            // No ACK, session timer, unreachable: the switch gave up.
            return Meaning.NOBODY;
        }
        return switch (fact.standing()) {
            // Busy() and Congestion() refuse the caller; its own CANCEL is 487. Before Asterisk 20 neither is told.
            case "calling" -> code.equals("487") ? Meaning.RELEASED : code.isEmpty() ? Meaning.NOTHING : Meaning.NOBODY;
            // Never alerted: a server failure is the network's, a refusal the device's.
            case "called" -> code.startsWith("5") ? Meaning.NOBODY : Meaning.RELEASED;
            default -> Meaning.RELEASED;
        };
    }

    /** Of a {@code SoftHangupRequest}, whose {@code Cause} is a bit of Asterisk's AST_SOFTHANGUP flags. */
    static Meaning meaningOfFlag(HangupFact fact) {
        int flag;
        try {
            flag = Integer.parseInt(fact.cause());
        } catch (NumberFormatException e) {
            return Meaning.NOTHING;
        }
        if ((flag & ON_BEHALF) != 0) {
            return Meaning.RELEASED;
        }
        return (flag & (DEVICE | TIMEOUT)) != 0 ? Meaning.NOBODY : Meaning.NOTHING;
    }
}
