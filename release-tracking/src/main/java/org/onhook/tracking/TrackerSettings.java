package org.onhook.tracking;

/**
 * The bounded waits of call tracking, in microseconds of event time.
 *
 * @param settle how long a decision waits for more to be said ({@code request-settle-ms})
 * @param window how closely the others' clears follow when a conference is ended for all ({@code consequence-window-ms})
 * @param uncertain how long a call that was open at the loss of a link may stay silent after the link came back
 * @param lost how long it may when the link does not come back
 * @param leftover how long a leg may stay after the others left, hearing tone
 * @param stuck how long a call may last without any event
 * @param silent after how long without any event the switch is asked whether a call is still there; 0 for never
 * @param request how long the switch may take to answer a request, and then to report what it brought about
 */
public record TrackerSettings(
        long settle, long window, long uncertain, long lost, long leftover, long stuck, long silent, long request) {

    private static final long SECOND = 1_000_000;

    public static final TrackerSettings DEFAULT = new TrackerSettings(
            SECOND / 2,
            SECOND / 2,
            30 * SECOND,
            600 * SECOND,
            3_600 * SECOND,
            24 * 3_600 * SECOND,
            3_600 * SECOND,
            5 * SECOND);
}
