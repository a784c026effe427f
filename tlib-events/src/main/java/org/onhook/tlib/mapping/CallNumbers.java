package org.onhook.tlib.mapping;

import org.onhook.api.call.DeviceId;
import org.onhook.api.tracking.CallInfo;
import org.onhook.api.tracking.CallType;

/** What the T-Library events say of a call as a whole. */
final class CallNumbers {

    private CallNumbers() {}

    /** The T-Library CallType (tlib-enums.csv, CallType). */
    static int typeOf(CallInfo call) {
        return switch (call.type()) {
            case UNKNOWN -> 0;
            case INTERNAL -> 1;
            case INBOUND -> 2;
            case OUTBOUND -> 3;
            case CONSULT -> 4;
        };
    }

    /** The number that called; empty if it is not known, or no number. */
    static String calling(CallInfo call) {
        return numberOf(call.calling());
    }

    /** The number that was called; empty if it is not known, or no number. */
    static String called(CallInfo call) {
        return numberOf(call.called());
    }

    static boolean inbound(CallInfo call) {
        return call.type() == CallType.INBOUND;
    }

    private static String numberOf(DeviceId device) {
        return device instanceof DeviceId.Identified identified
                        && identified.kind().isNumber()
                ? identified.id()
                : "";
    }
}
