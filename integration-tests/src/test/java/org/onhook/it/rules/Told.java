package org.onhook.it.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the connector told, as short lines; calls are numbered in the order in which they appeared. */
final class Told {

    private static final Map<Integer, String> STATES = Map.ofEntries(
            Map.entry(0, ""),
            Map.entry(1, "Transferred"),
            Map.entry(2, "Conferenced"),
            Map.entry(6, "Busy"),
            Map.entry(7, "NoAnswer"),
            Map.entry(10, "AllTrunksBusy"),
            Map.entry(11, "SitInvalidnum"),
            Map.entry(12, "SitVacant"),
            Map.entry(13, "SitIntercept"),
            Map.entry(14, "SitUnknown"),
            Map.entry(15, "SitNocircuit"),
            Map.entry(16, "SitReorder"),
            Map.entry(18, "QueueFull"),
            Map.entry(22, "Redirected"),
            Map.entry(23, "Forwarded"),
            Map.entry(25, "Pickedup"));
    /** The causes that the rules speak of; others are the connector's own affair. */
    private static final Map<Integer, String> CAUSES =
            Map.of(4, "Reject", 10, "Transfer", 11, "SingleStepTransfer", 12, "Conference");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> calls = new HashMap<>();
    private final List<JsonNode> data = new ArrayList<>();

    static Told of(List<String> json) {
        Told told = new Told();
        for (String line : json) {
            try {
                told.add(JSON.readTree(line).get("data"));
            } catch (JsonProcessingException e) {
                throw new AssertionError(line, e);
            }
        }
        return told;
    }

    private void add(JsonNode event) {
        if (event.has("ConnID")) {
            calls.computeIfAbsent(event.get("ConnID").asText(), id -> calls.isEmpty() ? "" : "@" + (calls.size() + 1));
        }
        data.add(event);
    }

    List<JsonNode> data() {
        return data;
    }

    /** Everything that says how stays and calls end. */
    List<String> endings() {
        return data.stream().map(this::line).filter(line -> !line.isEmpty()).toList();
    }

    String call(JsonNode event, String attribute) {
        return event.has(attribute) ? calls.get(event.get(attribute).asText()) : "";
    }

    private String line(JsonNode event) {
        String dn = event.path("ThisDN").asText();
        return switch (event.get("Event").asText()) {
            case "EventReleased" ->
                words(dn, "Released", state(event), party(event), call(event, "ConnID"), reference(event));
            case "EventError" ->
                words("error" + reference(event), event.path("ErrorCode").asText());
            case "EventACK" -> words("ACK" + reference(event));
            case "EventAbandoned" -> words(dn, "Abandoned", state(event), party(event), call(event, "ConnID"));
            case "EventDiverted" -> words(dn, "Diverted", state(event), party(event), call(event, "ConnID"));
            case "EventDestinationBusy" -> words(dn, "DestinationBusy", state(event), call(event, "ConnID"));
            case "EventPartyChanged" ->
                words(
                        dn,
                        "PartyChanged",
                        event.has("PreviousConnID")
                                ? "from " + named(event, "PreviousConnID") + " to " + named(event, "ConnID")
                                : call(event, "ConnID"));
            case "EventPartyAdded" ->
                words(dn, "PartyAdded", event.path("OtherDN").asText(), call(event, "ConnID"));
            case "EventPartyDeleted" -> partyDeleted(event, dn);
            case "EventCallPartyDeleted" ->
                words("-" + event.path("DN").asText(), call(event, "ConnID"), control(event));
            case "EventCallDeleted" -> words("-call", call(event, "ConnID"), into(event), control(event));
            case "EventCallPartyMoved" -> words(">" + event.path("DN").asText(), control(event));
            default -> "";
        };
    }

    private static String reference(JsonNode event) {
        return event.has("ReferenceID") ? "#" + event.get("ReferenceID").asText() : "";
    }

    private String partyDeleted(JsonNode event, String dn) {
        String roles = event.path("OtherDNRole").asInt() == 8 ? "" : "role" + event.path("OtherDNRole");
        String third = event.has("ThirdPartyDN")
                ? "by " + event.get("ThirdPartyDN").asText()
                        + (event.path("ThirdPartyDNRole").asInt() == 6 ? "" : " role" + event.path("ThirdPartyDNRole"))
                : "";
        return words(
                dn,
                "PartyDeleted",
                event.path("OtherDN").asText(),
                roles,
                third,
                state(event),
                call(event, "ConnID"),
                reference(event));
    }

    private String into(JsonNode event) {
        return event.has("RefConnID") ? "into " + named(event, "RefConnID") : "";
    }

    private String named(JsonNode event, String attribute) {
        String call = call(event, attribute);
        return call.isEmpty() ? "@1" : call;
    }

    private static String party(JsonNode event) {
        String value = event.path("Extensions").path("ReleasingParty").asText();
        String unsure = event.path("Reliability").asInt() == 2 ? "uncertain" : "";
        return words(value.isEmpty() ? "" : value.substring(2), unsure);
    }

    private static String control(JsonNode event) {
        String unsure = event.path("Reliability").asInt() == 2 ? "uncertain" : "";
        String cause = CAUSES.getOrDefault(event.path("Cause").asInt(), "");
        return words(event.has("CtrlParty") ? "by " + event.get("CtrlParty").asText() : "", cause, unsure);
    }

    private static String state(JsonNode event) {
        int state = event.path("CallState").asInt();
        return STATES.getOrDefault(state, "state" + state);
    }

    private static String words(String... words) {
        return String.join(
                " ",
                java.util.Arrays.stream(words).filter(word -> !word.isEmpty()).toList());
    }
}
