package org.onhook.bench.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Who released whom in the captures. */
final class AmiTruth {

    /**
     * How one DN's part in a capture ended.
     *
     * @param verdict local, remote, either (in a glare), unknown, lost a fork, or left by a transfer: L, R, L|R, U, X, T
     */
    record End(String capture, String dn, String verdict) {}

    private static final String LOCAL = "1 Local";
    private static final String REMOTE = "2 Remote";
    private static final String UNKNOWN = "3 Unknown";
    /** No event at all. */
    private static final String NONE = "";

    private static final Map<String, Set<String>> RIGHT = Map.of(
            "L", Set.of(LOCAL),
            "R", Set.of(REMOTE),
            "L|R", Set.of(LOCAL, REMOTE),
            "U", Set.of(UNKNOWN),
            "X", Set.of(UNKNOWN),
            "T", Set.of(LOCAL));

    /** Where a device refused with nobody acting, and where there is no channel. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "12_callee_busy_486_immediate 101", Set.of(REMOTE, UNKNOWN),
            "12_callee_busy_486_immediate 102", Set.of(NONE, LOCAL),
            "15_callee_503 101", Set.of(REMOTE, UNKNOWN),
            "15_callee_503 102", Set.of(NONE, LOCAL),
            "17_invalid_number 101", Set.of(NONE));

    private final ObjectMapper json = new ObjectMapper();
    private final List<End> ends;
    private final Map<String, String> captureOf;

    /** @param captureOf the capture in which there is a call, by its identifier */
    AmiTruth(List<End> ends, Map<String, String> captureOf) {
        this.ends = List.copyOf(ends);
        this.captureOf = Map.copyOf(captureOf);
    }

    /** How many calls there are. */
    int calls() {
        return captureOf.size();
    }

    Checked check(Path written, UnaryOperator<String> inPass) throws IOException {
        Map<String, List<String>> reported = reported(written, inPass);
        long right = 0;
        long unknown = 0;
        List<String> wrong = new ArrayList<>();
        for (End end : ends) {
            String where = end.capture() + " " + end.dn();
            List<String> told = reported.getOrDefault(where, List.of(NONE));
            if (told.size() == 1
                    && EXCEPTIONS.getOrDefault(where, RIGHT.get(end.verdict())).contains(told.get(0))) {
                right++;
            } else if (told.equals(List.of(UNKNOWN))) {
                unknown++;
            } else {
                wrong.add(where + " is " + end.verdict() + ", reported " + told);
            }
        }
        return new Checked(right, unknown, wrong);
    }

    private Map<String, List<String>> reported(Path written, UnaryOperator<String> inPass) throws IOException {
        Map<String, String> captures = new HashMap<>();
        captureOf.forEach((callId, capture) -> captures.put(inPass.apply(callId), capture));
        Map<String, List<String>> reported = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(written)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode data = json.readTree(line).path("data");
                String capture = captures.get(data.path("SwitchCallID").asText());
                if (capture != null
                        && Set.of("EventReleased", "EventAbandoned")
                                .contains(data.path("Event").asText())) {
                    String where = capture + " " + data.path("ThisDN").asText();
                    reported.computeIfAbsent(where, key -> new ArrayList<>())
                            .add(data.path("Extensions").path("ReleasingParty").asText());
                }
            }
        }
        return reported;
    }
}
