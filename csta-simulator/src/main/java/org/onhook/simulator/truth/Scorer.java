package org.onhook.simulator.truth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the events of a run with the truths of its calls. Events and truths may be given in any order. */
public final class Scorer {

    private final Map<String, List<Report>> byCallId = new HashMap<>();
    private final Map<String, List<Report>> withoutCallId = new HashMap<>();
    private final List<Truth> truths = new ArrayList<>();

    /**
     * Takes one event.
     *
     * @param line a CloudEvents JSON object as the connector writes it
     * @throws IOException where the line is no JSON object
     */
    public void event(String line) throws IOException {
        Report.read(line).ifPresent(this::keep);
    }

    private void keep(Report report) {
        if (report.switchCallId().isEmpty()) {
            withoutCallId
                    .computeIfAbsent(report.callUuid(), id -> new ArrayList<>())
                    .add(report);
        } else {
            byCallId.computeIfAbsent(report.switchCallId(), id -> new ArrayList<>())
                    .add(report);
        }
    }

    public void truth(Truth truth) {
        truths.add(truth);
    }

    /** Compares all that was given. */
    public Score score() {
        Marks marks = new Marks();
        Set<String> played = new LinkedHashSet<>();
        for (Truth truth : truths) {
            played.addAll(truth.callIds());
            if (!truth.tolerant()) {
                new CallScorer(truth, reports(truth), marks).score();
            }
        }
        byCallId.forEach((callId, reports) -> {
            if (!played.contains(callId)) {
                reports.stream()
                        .filter(Report::endsAStay)
                        .forEach(report -> marks.add(
                                Finding.Kind.SURPLUS,
                                report.name() + " " + report.id() + " of " + report.dn() + " for call " + callId
                                        + ", which was not played"));
            }
        });
        return marks.score();
    }

    private List<Report> reports(Truth truth) {
        List<Report> reports = new ArrayList<>();
        Set<String> uuids = new LinkedHashSet<>();
        for (String callId : truth.callIds()) {
            for (Report report : byCallId.getOrDefault(callId, List.of())) {
                reports.add(report);
                uuids.add(report.callUuid());
            }
        }
        uuids.forEach(uuid -> reports.addAll(withoutCallId.getOrDefault(uuid, List.of())));
        return reports;
    }
}
