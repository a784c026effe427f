package org.onhook.tlib.mapping;

/** The T-Library CallState numbers that are used (tlib-enums.csv, CallState). */
final class CallState {

    static final int OK = 0;
    static final int TRANSFERRED = 1;
    static final int CONFERENCED = 2;
    static final int BUSY = 6;
    static final int NO_ANSWER = 7;
    static final int SIT_DETECTED = 8;
    static final int ALL_TRUNKS_BUSY = 10;
    static final int SIT_INVALID_NUMBER = 11;
    static final int SIT_VACANT = 12;
    static final int SIT_INTERCEPT = 13;
    static final int SIT_UNKNOWN = 14;
    static final int SIT_NO_CIRCUIT = 15;
    static final int SIT_REORDER = 16;
    static final int QUEUE_FULL = 18;
    static final int OVERFLOWED = 20;
    static final int REDIRECTED = 22;
    static final int FORWARDED = 23;
    static final int PICKED_UP = 25;

    private CallState() {}
}
