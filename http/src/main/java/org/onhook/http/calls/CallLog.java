package org.onhook.http.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.Attributes;

/**
 * The events of calls, by call. Bounded in memory: calls that ended first make room, then those that began first.
 * Thread-safe.
 */
public final class CallLog {

    private final LongSupplier maxBytes;
    private final Map<Long, CallTrail> inProgress = new LinkedHashMap<>();
    private final Map<Long, CallTrail> over = new LinkedHashMap<>();
    private long bytes;

    public CallLog(LongSupplier maxBytes) {
        this.maxBytes = maxBytes;
    }

    public synchronized void add(List<PublishedEvent> events) {
        for (PublishedEvent published : events) {
            TEvent event = published.event();
            OptionalLong connId = Attributes.connId(event, "ConnID");
            if (connId.isPresent()) {
                add(connId.getAsLong(), published);
                if (event.type() == TEventType.CALL_DELETED) {
                    end(connId.getAsLong(), event.micros());
                }
            }
            if (event.type() == TEventType.CALL_PARTY_MOVED || event.type() == TEventType.CALL_DELETED) {
                addToOther(published);
            }
        }
        makeRoom();
    }

    /** Events were missed: of no call in progress all are there any more. */
    public synchronized void missed() {
        inProgress.values().forEach(CallTrail::missed);
    }

    /** What is known of a call; empty for one that is not, or not any more. */
    public synchronized Optional<CallRecord> find(long connId) {
        CallTrail trail = inProgress.getOrDefault(connId, over.get(connId));
        return Optional.ofNullable(trail).map(CallTrail::snapshot);
    }

    /** The event is about the call that this one went into as well. */
    private void addToOther(PublishedEvent published) {
        OptionalLong into = Attributes.connId(published.event(), "RefConnID");
        if (into.isPresent() && inProgress.containsKey(into.getAsLong())) {
            add(into.getAsLong(), published);
        }
    }

    private void add(Long connId, PublishedEvent published) {
        CallTrail trail = inProgress.get(connId);
        if (trail == null) {
            trail = over.get(connId);
        }
        if (trail == null) {
            if (isOutcome(published.event().type())) {
                return;
            }
            trail = new CallTrail(connId, published.event());
            inProgress.put(connId, trail);
        }
        bytes -= trail.bytes();
        trail.add(published);
        bytes += trail.bytes();
    }

    private void end(Long connId, long micros) {
        CallTrail trail = inProgress.remove(connId);
        if (trail != null) {
            trail.ended(micros);
            over.put(connId, trail);
        }
    }

    /** What came of a request may be told when the call is long over; it does not bring it back. */
    private static boolean isOutcome(TEventType type) {
        return type == TEventType.ERROR || type == TEventType.ACK;
    }

    private void makeRoom() {
        while (bytes > maxBytes.getAsLong() && !(over.isEmpty() && inProgress.isEmpty())) {
            Map<Long, CallTrail> from = over.isEmpty() ? inProgress : over;
            bytes -= from.remove(from.keySet().iterator().next()).bytes();
        }
    }
}
