package org.onhook.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A release as its DNs were told of it.
 *
 * @param time when the first of them was
 * @param told the DNs by the {@code ReleasingParty} that they were told, in order
 * @param others who else was at the other end
 * @param initiator who it was; empty where that is not known
 * @param rule the rule that decided
 * @param confidence how well it is known
 */
record Release(
        Instant time,
        Map<String, List<String>> told,
        Set<String> others,
        String initiator,
        String rule,
        String confidence) {

    /** The releases that a story's events report: each is told to one DN after the other. */
    static List<Release> of(List<DemoEvent> events) {
        Map<List<String>, List<DemoEvent>> byDecision = new LinkedHashMap<>();
        for (DemoEvent event : events) {
            if (!event.releasingParty().isEmpty()) {
                byDecision
                        .computeIfAbsent(decision(event), key -> new ArrayList<>())
                        .add(event);
            }
        }
        return byDecision.values().stream().map(Release::told).toList();
    }

    /** What the events of one release have in common, and those of different ones do not. */
    private static List<String> decision(DemoEvent event) {
        return List.of(event.data("CallUUID"), event.attribution("Initiator"), event.attribution("Rule"));
    }

    private static Release told(List<DemoEvent> events) {
        DemoEvent first = events.get(0);
        Map<String, List<String>> told = new LinkedHashMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (DemoEvent event : events) {
            told.computeIfAbsent(event.releasingParty(), value -> new ArrayList<>())
                    .add(event.data("ThisDN"));
            others.add(event.data("OtherDN"));
        }
        told.values().forEach(others::removeAll);
        others.remove("");
        String kind = first.attribution("InitiatorKind");
        String initiator = kind.equals("party") ? first.attribution("Initiator") : kind;
        return new Release(
                first.time(),
                told,
                others,
                initiator.isEmpty() ? "outside" : initiator,
                first.attribution("Rule"),
                first.attribution("Confidence"));
    }
}
