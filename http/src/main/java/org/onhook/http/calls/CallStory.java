package org.onhook.http.calls;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onhook.api.tlib.TEventType;
import org.onhook.http.event.EventJson;

/** What the events of a call tell of it, read when somebody asks. One thread. */
public final class CallStory {

    private final String connId;
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final List<EventJson> releases = new ArrayList<>();
    private String switchCallId = "";

    private CallStory(long connId) {
        this.connId = HexFormat.of().toHexDigits(connId);
    }

    /**
     * @param connId the call's ConnID
     * @param events its events in JSON, oldest first
     */
    public static CallStory of(long connId, List<byte[]> events) {
        CallStory story = new CallStory(connId);
        for (byte[] event : events) {
            story.add(EventJson.of(event));
        }
        return story;
    }

    /** The switch's own identifier, as it spells it; empty if nothing tells it. */
    public String switchCallId() {
        return switchCallId;
    }

    /** Its parties, those that left included, in the order in which they came to light. */
    public List<Party> parties() {
        return List.copyOf(parties.values());
    }

    /** The events that say who released. */
    public List<EventJson> releases() {
        return List.copyOf(releases);
    }

    private void add(EventJson event) {
        if (event.reportsRelease()) {
            releases.add(event);
        }
        boolean own = connId.equals(event.text("ConnID"));
        if (own && event.has("SwitchCallID")) {
            switchCallId = event.text("SwitchCallID");
        }
        String party = event.text("PartyUUID");
        boolean moved = event.is(TEventType.CALL_PARTY_MOVED);
        if (event.is(TEventType.CALL_PARTY_DELETED) || moved && own) {
            parties.put(party, parties.getOrDefault(party, Party.of(event)).leftAt(event.time()));
        } else if (event.is(TEventType.CALL_PARTY_ADDED) || event.is(TEventType.CALL_PARTY_STATE) || moved) {
            parties.put(party, Party.of(event));
        }
    }
}
