package org.onhook.asterisk.call;

import org.onhook.api.call.CallEvent;

/** Where a {@link CallMapper} puts what it makes of packets. */
public interface CallSink {

    /** An endpoint that is a DN takes part in a call. It is said before any event of it, and again each time. */
    void seen(String endpoint);

    void event(CallEvent event);

    /** When the packet at hand was received, in microseconds since 1970-01-01T00:00Z. */
    long micros();

    /** An event for which there is no use. */
    void skipped(String event);
}
