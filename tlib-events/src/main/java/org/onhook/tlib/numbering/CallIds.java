package org.onhook.tlib.numbering;

import org.onhook.api.tracking.CallInfo;

/** The integer {@code CallID} of a call. */
public final class CallIds {

    private CallIds() {}

    /**
     * The switch's identifier where that is a decimal integer from 1 to 2<sup>31</sup> - 1, else the lower 31 bits of the
     * call's reference.
     */
    public static long of(CallInfo call) {
        long number = positive31Bits(call.switchCallId());
        return number > 0 ? number : Math.max(1, call.ref() & Integer.MAX_VALUE);
    }

    private static long positive31Bits(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = 10 * number + (digit - '0');
        }
        return number <= Integer.MAX_VALUE ? number : 0;
    }
}
