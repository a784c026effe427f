package org.onhook.tlib.mapping;

import org.onhook.api.tracking.PartyState;

/** The T-Library PartyState (tlib-enums.csv, PartyState). A dialling party is Connected with the modifier Dialing. */
final class PartyStateNumber {

    private static final int DIALING_MODIFIER = 0x10000;

    private PartyStateNumber() {}

    static int of(PartyState state) {
        return switch (state) {
            case INITIATED -> 0x01;
            case DIALING -> 0x0C | DIALING_MODIFIER;
            case QUEUED -> 0x09;
            case ALERTING -> 0x0A;
            case CONNECTED -> 0x0C;
            case HELD -> 0x0E;
            case BUSY -> 0x0B;
            case FAILED -> 0x0F;
        };
    }
}
