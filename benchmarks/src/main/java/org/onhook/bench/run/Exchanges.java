package org.onhook.bench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onhook.bench.swap.Swaps;
import org.onhook.bench.traffic.Checked;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;

/** How long the connector pauses when a part of it is exchanged while it is sent all that it can take. */
final class Exchanges {

    private static final double WANTED_MILLIS = 10;

    private Exchanges() {}

    static Section measure(Recording recording, Effort effort, Path scratch) throws Exception {
        try (Contender felix = new Contender(Subject.IN_FELIX, recording, 1, scratch)) {
            felix.awaitReady();
            felix.warmUp(effort.warmUp());
            Map<String, double[]> pauses = measure(felix, effort);
            felix.playForCheck();
            felix.check();
            Checked checked = felix.checked().orElseThrow();
            return new Section(text(pauses, checked), goals(pauses), checked.faults());
        }
    }

    /** The pauses by what was done, in milliseconds. */
    static Map<String, double[]> measure(Contender felix, Effort effort) throws Exception {
        Path result = felix.home().resolve("pauses");
        SwapBundle.into(felix.home().resolve("deploy"));
        Path draft = Files.write(
                felix.home().resolve("swaps.cfg"),
                List.of("exchanges = " + effort.exchanges(), "updates = " + effort.updates(), "result = " + result));
        Files.move(draft, felix.home().resolve("etc/" + Swaps.PID + ".cfg"));
        felix.playUntil(() -> Files.exists(result));
        Map<String, double[]> pauses = new LinkedHashMap<>();
        for (String line : Files.readAllLines(result)) {
            List<String> columns = new ArrayList<>(Arrays.asList(line.split("\t")));
            String kind = columns.remove(0);
            if (columns.isEmpty()) {
                throw new IllegalStateException("nothing could be exchanged: " + line);
            }
            pauses.put(
                    kind,
                    columns.stream()
                            .mapToDouble(nanos -> Long.parseLong(nanos) / 1e6)
                            .toArray());
        }
        return pauses;
    }

    private static String text(Map<String, double[]> pauses, Checked checked) {
        StringBuilder rows = new StringBuilder();
        pauses.forEach((kind, millis) -> rows.append(String.format(
                Locale.ROOT,
                "| %s | %d | **%.1f** | %.1f |%n",
                kind,
                millis.length,
                Median.of(millis),
                Arrays.stream(millis).max().orElseThrow())));
        return String.format("""
                ## Pauses

                In Felix, while the load driver sends all that is read: for how long no event arrives at a sink, from the beginning of an
                exchange until one arrives after it. Where nothing is done that is what a sink always waits, collections of garbage
                among it. Written in a pass afterwards: %s.

                | what is done | times | median, ms | max, ms |
                |---|---|---|---|
                %s""", checked.summary(), rows);
    }

    private static List<Goal> goals(Map<String, double[]> pauses) {
        return List.of(
                Goal.atMost(
                        6,
                        "pause when a policy is exchanged by ranking: median, ms",
                        WANTED_MILLIS,
                        Median.of(pauses.get(Swaps.RANKING))),
                Goal.atMost(
                        6,
                        "pause when policies are exchanged by configuration: median, ms",
                        WANTED_MILLIS,
                        Median.of(pauses.get(Swaps.CONFIGURATION))));
    }
}
