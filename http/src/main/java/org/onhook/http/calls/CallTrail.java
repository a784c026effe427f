package org.onhook.http.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.Attributes;

/** The events of one call, of a bounded number: of a call that has more, those from its middle are left out. One thread. */
final class CallTrail {

    private static final int MOST_EVENTS = 1000;
    private static final int BEGINNING = 200;
    /** What an event takes besides its JSON, and what one that says who released takes. */
    private static final int OVERHEAD = 64;

    private static final int ATTRIBUTES = 2_048;

    private final long connId;
    private final String switchName;
    private final String callUuid;
    private final long since;
    private final List<KeptEvent> events = new ArrayList<>();
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private boolean whole;
    private String switchCallId = "";
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

    void add(PublishedEvent published) {
        if (events.size() == MOST_EVENTS) {
            bytes -= costOf(events.remove(BEGINNING));
            omitted++;
        }
        KeptEvent kept = KeptEvent.of(published);
        events.add(kept);
        bytes += costOf(kept);
        TEvent event = published.event();
        String id = Attributes.text(event, "SwitchCallID");
        if (!id.isEmpty()) {
            switchCallId = id;
        }
        if (event.type().isCallBased()) {
            follow(event, Attributes.text(event, "PartyUUID"));
        }
    }

    private void follow(TEvent event, String party) {
        boolean own = Attributes.connId(event, "ConnID").orElse(0) == connId;
        switch (event.type()) {
            case CALL_PARTY_ADDED ->
                parties.put(
                        party, Party.of(party, Attributes.text(event, "DN"), Attributes.number(event, "PartyState")));
            case CALL_PARTY_STATE ->
                parties.computeIfPresent(party, (uuid, known) -> known.in(Attributes.number(event, "PartyState")));
            case CALL_PARTY_DELETED -> parties.computeIfPresent(party, (uuid, known) -> known.leftAt(event.micros()));
            case CALL_PARTY_MOVED -> {
                if (own) {
                    parties.computeIfPresent(party, (uuid, known) -> known.leftAt(event.micros()));
                } else {
                    parties.put(party, Party.of(party, Attributes.text(event, "DN"), OptionalLong.empty()));
                }
            }
            case CALL_DELETED -> {
                if (own) {
                    ended = OptionalLong.of(event.micros());
                }
            }
            default -> {
                // nothing about who takes part
            }
        }
    }

    void missed() {
        whole = false;
    }

    boolean isOver() {
        return ended.isPresent();
    }

    long bytes() {
        return bytes;
    }

    CallRecord snapshot() {
        return new CallRecord(
                connId,
                switchName,
                callUuid,
                switchCallId,
                since,
                ended,
                whole && omitted == 0,
                omitted,
                List.copyOf(parties.values()),
                List.copyOf(events));
    }

    private static long costOf(KeptEvent event) {
        return event.json().length + OVERHEAD + (event.release().isPresent() ? ATTRIBUTES : 0L);
    }
}
