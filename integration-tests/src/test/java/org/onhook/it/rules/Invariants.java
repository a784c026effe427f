package org.onhook.it.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of any sequence of events, whatever the switch sent. */
final class Invariants {

    /** What tells a client the outcome of a request may come when the call is over. */
    private static final Set<String> OUTCOMES = Set.of("EventError", "EventACK");

    private static final Set<String> BEGINNINGS =
            Set.of("EventDialing", "EventRinging", "EventQueued", "EventEstablished", "EventPartyAdded");
    private static final Set<String> ENDS = Set.of("EventReleased", "EventAbandoned", "EventDiverted");

    private final Set<String> monitored;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> stays = new HashSet<>();
    private final Map<String, String> open = new HashMap<>();
    private final Set<String> everCreated = new HashSet<>();
    private final Set<String> uuids = new HashSet<>();
    private final Map<String, String> parties = new HashMap<>();
    private final Map<String, String> partyCalls = new HashMap<>();
    private long last = Long.MIN_VALUE;

    Invariants(Set<String> monitored) {
        this.monitored = monitored;
    }

    void add(JsonNode event) {
        String name = event.get("Event").asText();
        long sequence = event.get("EventSequenceNumber").asLong();
        check(sequence > last, "sequence", event);
        last = sequence;
        if (event.has("ThisDN")) {
            check(monitored.contains(event.get("ThisDN").asText()), "event of a device without monitor", event);
        }
        if (OUTCOMES.contains(name)) {
            return;
        }
        if (event.has("ThisDN") && event.has("ConnID")) {
            dn(name, event.get("ThisDN").asText(), event.get("ConnID").asText(), event);
        } else if (event.has("CallUUID")) {
            call(name, event);
        }
    }

    List<String> violations() {
        return violations;
    }

    List<String> atTheEnd() {
        List<String> all = new ArrayList<>(violations);
        stays.forEach(stay -> all.add("never ended: " + stay));
        open.keySet().forEach(call -> all.add("never deleted: " + call));
        parties.forEach((party, dn) -> all.add("party never deleted: " + dn));
        return all;
    }

    private void dn(String name, String dn, String connId, JsonNode event) {
        check(open.containsValue(connId), "event in a call that is not there", event);
        String stay = dn + " on " + connId;
        if (name.equals("EventPartyChanged") && event.has("PreviousConnID")) {
            String previous = event.path("PreviousConnID").asText();
            check(stays.remove(dn + " on " + previous), "party changed from a call it was not on", event);
            stays.add(stay);
        } else if (BEGINNINGS.contains(name)) {
            stays.add(stay);
        } else if (ENDS.contains(name)) {
            check(stays.remove(stay), "end of a stay that was not or was over", event);
            boolean list = event.path("Extensions").has("ReleasingParty");
            check(list != name.equals("EventDiverted"), "ReleasingParty", event);
            check(
                    !list
                            || Set.of("1 Local", "2 Remote", "3 Unknown")
                                    .contains(event.get("Extensions")
                                            .get("ReleasingParty")
                                            .asText()),
                    "value of ReleasingParty",
                    event);
            check(
                    parties.containsValue(dn + " " + event.get("CallUUID").asText()),
                    "released after party deleted",
                    event);
        } else if (!name.startsWith("EventO") && !name.startsWith("EventLink")) {
            check(stays.contains(stay), "event of a DN that is not on the call", event);
        }
    }

    private void call(String name, JsonNode event) {
        String uuid = event.get("CallUUID").asText();
        switch (name) {
            case "EventCallCreated" -> {
                check(uuids.add(uuid), "CallUUID used twice", event);
                check(everCreated.add(event.get("ConnID").asText()), "ConnID used twice", event);
                open.put(uuid, event.get("ConnID").asText());
            }
            case "EventCallDeleted" -> {
                check(open.remove(uuid) != null, "call deleted that was not there", event);
                check(!partyCalls.containsValue(uuid), "call deleted before its last party", event);
            }
            case "EventCallPartyAdded" -> {
                String party = event.get("PartyUUID").asText();
                check(!parties.containsKey(party), "party added twice", event);
                check(
                        !event.has("DN")
                                || !parties.containsValue(event.path("DN").asText() + " " + uuid),
                        "two parties of one DN in a call",
                        event);
                parties.put(party, event.path("DN").asText() + " " + uuid);
                partyCalls.put(party, uuid);
                if (monitored.contains(event.path("DN").asText())) {
                    stays.add(event.get("DN").asText() + " on "
                            + event.get("ConnID").asText());
                }
            }
            case "EventCallPartyDeleted" -> {
                String party = event.get("PartyUUID").asText();
                check(parties.remove(party) != null, "party deleted that was not there", event);
                partyCalls.remove(party);
                String stay =
                        event.path("DN").asText() + " on " + event.get("ConnID").asText();
                check(!stays.contains(stay), "party deleted before its EventReleased", event);
            }
            case "EventCallPartyMoved" -> {
                String party = event.get("PartyUUID").asText();
                String to = event.path("RefCallUUID").asText();
                if (parties.containsKey(party)) {
                    parties.put(party, event.path("DN").asText() + " " + to);
                    partyCalls.put(party, to);
                }
            }
            default -> {}
        }
        if (!name.equals("EventCallDeleted")) {
            check(open.containsKey(uuid), "event of a call that is not there", event);
        }
    }

    private void check(boolean holds, String what, JsonNode event) {
        if (!holds) {
            violations.add(what + ": " + event);
        }
    }
}
