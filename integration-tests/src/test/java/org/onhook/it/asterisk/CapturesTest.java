package org.onhook.it.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.simulator.truth.Invariants;

/**
 * Streams that an Asterisk 22 really sent, of calls whose ending was scripted: replayed through a socket into the driver, each
 * release comes out as the truth says, or as not known.
 */
class CapturesTest {

    private static final String NO_EVENT = "none";
    private static final Map<String, Set<String>> ACCEPTED = Map.of(
            "L", Set.of("1 Local"),
            "R", Set.of("2 Remote"),
            "L|R", Set.of("1 Local", "2 Remote"),
            "U", Set.of("3 Unknown"),
            "X", Set.of("3 Unknown"),
            "T", Set.of("1 Local"));
    /** Where a device refused with nobody acting, and where there is no channel (asterisk.md). */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "12_callee_busy_486_immediate 101", Set.of("2 Remote", "3 Unknown"),
            "12_callee_busy_486_immediate 102", Set.of(NO_EVENT, "1 Local"),
            "15_callee_503 101", Set.of("2 Remote", "3 Unknown"),
            "15_callee_503 102", Set.of(NO_EVENT, "1 Local"),
            "17_invalid_number 101", Set.of(NO_EVENT));

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path home;

    private record Row(String dn, String verdict) {}

    private static final class Score {
        private int right;
        private int unknown;
        private int wrong;
        private int known;
        private final List<String> findings = new ArrayList<>();
    }

    @Test
    void everyRecordedReleaseIsRightOrUnknown() throws IOException, InterruptedException, SettingsException {
        for (String endpoints : List.of("*", "101-109")) {
            score(endpoints);
        }
    }

    private void score(String endpoints) throws IOException, InterruptedException, SettingsException {
        Score all = new Score();
        System.out.printf(
                "%-40s %6s %22s %6s   (endpoints = %s)%n",
                "capture", "right", "unknown though known", "wrong", endpoints);
        for (Map.Entry<String, List<Row>> scenario : truth().entrySet()) {
            Score one = play(scenario.getKey(), scenario.getValue(), endpoints);
            System.out.printf(
                    "%-40s %6d %22d %6d  %s%n",
                    scenario.getKey(), one.right, one.unknown, one.wrong, String.join("; ", one.findings));
            all.right += one.right;
            all.unknown += one.unknown;
            all.wrong += one.wrong;
            all.known += one.known;
            all.findings.addAll(one.findings);
        }
        System.out.printf("%-40s %6d %22d %6d  of %d known%n", "all", all.right, all.unknown, all.wrong, all.known);

        assertThat(all.wrong).as("wrong: %s", all.findings).isZero();
        assertThat(all.unknown).as("unknown: %s", all.findings).isLessThanOrEqualTo(all.known / 10);
    }

    private Score play(String scenario, List<Row> rows, String endpoints)
            throws IOException, InterruptedException, SettingsException {
        List<String> lines;
        try (ReplayedAsterisk asterisk = new ReplayedAsterisk(resource(scenario + ".ami"))) {
            AsteriskConnector connector = new AsteriskConnector(home.resolve(scenario), asterisk.port(), endpoints);
            try (connector) {
                connector.awaitEnd();
            }
            lines = connector.lines();
        }
        Invariants invariants = new Invariants();
        Map<String, List<String>> ends = new TreeMap<>();
        for (String line : lines) {
            invariants.event(line);
            JsonNode data = json.readTree(line).path("data");
            if (Set.of("EventReleased", "EventAbandoned")
                    .contains(data.path("Event").asText())) {
                ends.computeIfAbsent(data.path("ThisDN").asText(), dn -> new ArrayList<>())
                        .add(data.path("Extensions").path("ReleasingParty").asText());
            }
        }
        assertThat(invariants.violationsAtTheEnd()).as(scenario).isEmpty();
        return compare(scenario, rows, ends);
    }

    private static Score compare(String scenario, List<Row> rows, Map<String, List<String>> ends) {
        Score score = new Score();
        for (Row row : rows) {
            List<String> reported = ends.getOrDefault(row.dn(), List.of(NO_EVENT));
            Set<String> accepted = EXCEPTIONS.getOrDefault(scenario + " " + row.dn(), ACCEPTED.get(row.verdict()));
            boolean known = !EXCEPTIONS.containsKey(scenario + " " + row.dn())
                    && row.verdict().matches("[LR|]+");
            score.known += known ? 1 : 0;
            if (reported.size() == 1 && accepted.contains(reported.get(0))) {
                score.right++;
                continue;
            }
            if (known && reported.equals(List.of("3 Unknown"))) {
                score.unknown++;
            } else {
                score.wrong++;
            }
            score.findings.add(row.dn() + " is " + row.verdict() + ", reported " + reported);
        }
        return score;
    }

    private Map<String, List<Row>> truth() throws IOException {
        Map<String, List<Row>> truth = new LinkedHashMap<>();
        new String(resource("TRUTH.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .forEach(line -> {
                    String[] columns = line.split("\t");
                    truth.computeIfAbsent(columns[0], scenario -> new ArrayList<>())
                            .add(new Row(columns[3], columns[4]));
                });
        return truth;
    }

    private byte[] resource(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/asterisk/" + name)) {
            return in.readAllBytes();
        }
    }
}
