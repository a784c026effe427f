package org.onhook.http.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;

/**
 * The events of one call, of a bounded number: of a call that has more, those from its middle are left out. One thread.
 *
 * <p>Only their JSON is kept, and nothing is taken from it here: every event comes this way, and few calls are ever asked for
 * ({@link CallStory}). What lives for long costs the garbage collector more than all the rest.
 */
final class CallTrail {

    private static final int MOST_EVENTS = 1000;
    private static final int BEGINNING = 200;
    /** What an event takes besides its JSON. */
    private static final int OVERHEAD = 24;

    private final long connId;
    private final String switchName;
    private final String callUuid;
    private final long since;
    private final List<byte[]> events = new ArrayList<>();
    private boolean whole;
    private OptionalLong ended = OptionalLong.empty();
    private long omitted;
    private long bytes;

    /** @param first the event that the call came to light with */
    CallTrail(long connId, TEvent first) {
        this.connId = connId;
        this.switchName = first.switchName();
        this.callUuid = first.callUuid();
        this.since = first.micros();
        this.whole = first.type() == TEventType.CALL_CREATED;
    }

    /** Adds an event of this call, or one by which a party of another came into it. */
    void add(PublishedEvent published) {
        if (events.size() == MOST_EVENTS) {
            bytes -= costOf(events.remove(BEGINNING));
            omitted++;
        }
        events.add(published.json());
        bytes += costOf(published.json());
    }

    void ended(long micros) {
        ended = OptionalLong.of(micros);
    }

    void missed() {
        whole = false;
    }

    long bytes() {
        return bytes;
    }

    CallRecord snapshot() {
        return new CallRecord(
                connId, switchName, callUuid, since, ended, whole && omitted == 0, omitted, List.copyOf(events));
    }

    private static long costOf(byte[] json) {
        return json.length + (long) OVERHEAD;
    }
}
