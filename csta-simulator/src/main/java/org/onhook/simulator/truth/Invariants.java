package org.onhook.simulator.truth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a stream of events for the rules' section 6, which hold whatever the switch sends. */
public final class Invariants {

    private static final Set<String> BEGINS = Set.of("EventDialing", "EventRinging", "EventQueued");
    private static final Set<String> GOES_ON = Set.of(
            "EventEstablished",
            "EventHeld",
            "EventRetrieved",
            "EventPartyAdded",
            "EventPartyDeleted",
            "EventDestinationBusy",
            "EventNetworkReached");

    private final List<String> violations = new ArrayList<>();
    private final Map<String, long[]> lastIds = new HashMap<>();
    private final Map<String, String> openStays = new LinkedHashMap<>();
    private final Set<String> endedStays = new HashSet<>();
    private final Map<String, String> openCalls = new LinkedHashMap<>();
    private final Set<String> deletedCalls = new HashSet<>();
    private final Map<String, String> createdConnIds = new HashMap<>();
    private final Set<String> deletedParties = new HashSet<>();

    /**
     * Takes the next event.
     *
     * @param line a CloudEvents JSON object as the connector writes it
     * @throws IOException where the line is no JSON object
     */
    public void event(String line) throws IOException {
        Report.read(line).ifPresent(this::check);
    }

    /** What was violated so far. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** What was violated, now that nothing more comes: what is open has no end. */
    public List<String> violationsAtTheEnd() {
        List<String> all = new ArrayList<>(violations);
        openStays.values().forEach(stay -> all.add(stay + " has no end"));
        openCalls.values().forEach(call -> all.add(call + " was never deleted"));
        return all;
    }

    private void check(Report report) {
        checkId(report);
        if (report.isCallBased()) {
            checkCall(report);
        } else if (!report.connId().isEmpty()) {
            checkStay(report);
        }
    }

    private void checkId(Report report) {
        String[] parts = report.id().split("-", 2);
        try {
            long[] id = {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
            long[] last = lastIds.put(report.source(), id);
            if (last != null && (id[0] < last[0] || id[0] == last[0] && id[1] <= last[1])) {
                violations.add("id " + report.id() + " of " + report.name() + " does not come after " + last[0] + "-"
                        + last[1]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            violations.add("id " + report.id() + " of " + report.name() + " is not two numbers");
        }
    }

    private void checkStay(Report report) {
        String stay = stay(report, report.connId());
        if (report.endsAStay()) {
            end(report, stay);
        } else if (report.name().equals(End.PARTY_CHANGED)) {
            if (!report.previousConnId().isEmpty() && !report.previousConnId().equals(report.connId())) {
                end(report, stay(report, report.previousConnId()));
            }
            begin(report, stay);
        } else if (BEGINS.contains(report.name())) {
            begin(report, stay);
        } else if (GOES_ON.contains(report.name())) {
            if (!openStays.containsKey(stay) && endedStays.contains(stay)) {
                violations.add(report.name() + " " + report.id() + " comes after the end of " + words(report));
            }
            begin(report, stay);
        }
    }

    private void begin(Report report, String stay) {
        openStays.putIfAbsent(stay, words(report));
    }

    private void end(Report report, String stay) {
        if (openStays.remove(stay) == null && endedStays.contains(stay)) {
            violations.add(report.name() + " " + report.id() + " is a second end of " + words(report));
        }
        endedStays.add(stay);
    }

    private void checkCall(Report report) {
        String call = report.source() + ' ' + report.callUuid();
        switch (report.name()) {
            case "EventCallCreated" -> created(report, call);
            case "EventCallPartyDeleted" -> partyDeleted(report, call);
            case "EventCallDeleted" -> {
                if (openCalls.remove(call) == null) {
                    violations.add("EventCallDeleted " + report.id() + ": call " + report.callUuid()
                            + (deletedCalls.contains(call) ? " was deleted before" : " was never created"));
                }
                deletedCalls.add(call);
            }
            default -> {
                if (deletedCalls.contains(call)) {
                    violations.add(report.name() + " " + report.id() + " comes after EventCallDeleted of "
                            + report.callUuid());
                }
            }
        }
    }

    private void created(Report report, String call) {
        boolean again = openCalls.put(call, "call " + report.callUuid()) != null || deletedCalls.contains(call);
        if (again) {
            violations.add("EventCallCreated " + report.id() + ": CallUUID " + report.callUuid() + " was used before");
        }
        if (!report.connId().isEmpty() && createdConnIds.put(report.connId(), call) != null && !again) {
            violations.add("EventCallCreated " + report.id() + ": ConnID " + report.connId() + " was used before");
        }
    }

    private void partyDeleted(Report report, String call) {
        if (deletedCalls.contains(call)) {
            violations.add(
                    "EventCallPartyDeleted " + report.id() + " comes after EventCallDeleted of " + report.callUuid());
        }
        if (!report.partyUuid().isEmpty() && !deletedParties.add(report.source() + ' ' + report.partyUuid())) {
            violations.add("EventCallPartyDeleted " + report.id() + ": " + report.dn() + " was deleted from "
                    + report.callUuid() + " before");
        }
        if (openStays.containsKey(stay(report, report.connId()))) {
            violations.add("EventCallPartyDeleted " + report.id() + " of " + report.dn()
                    + " comes before the end of its stay");
        }
    }

    private static String stay(Report report, String connId) {
        return report.source() + ' ' + report.dn() + ' ' + connId;
    }

    private static String words(Report report) {
        return report.dn() + "'s stay in " + report.connId();
    }
}
