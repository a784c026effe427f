package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.parts.CallsInProgress;

/** What very many calls in progress cost, each number of them in a process of its own. */
final class ManyCalls {

    private static final int A_MILLION = 1_000_000;

    /**
     * One process.
     *
     * @param lives what an event costs where calls begin and end, in nanoseconds
     * @param holds what it costs where they are held and retrieved, and nothing else
     */
    private record Taken(double lives, double holds, long heapEach, long heapMebibytes) {}

    private final CallRounds<Taken> taken;

    private ManyCalls(CallRounds<Taken> taken) {
        this.taken = taken;
    }

    static Section measure(Effort effort) throws IOException, InterruptedException {
        ManyCalls run = new ManyCalls(CallRounds.measure(effort.processes(), effort.numbersOfCalls(), ManyCalls::take));
        return new Section(run.text(), run.goals());
    }

    private String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                ## Calls in progress, from the frame to the JSON

                Without the socket and the file. Each call is between two monitored devices of its own, and each
                act in it is told by the monitors of both; the next act is that of a call chosen at random. *All events*: the stories
                between two, answered or not, held, failed, one after the other. *Hold and retrieve*: nothing but that, the events of
                which least comes, and which touch as much memory. Heap a call is without the devices, heap in all with them. %d
                rounds, in each a process for each number of calls; medians, ratios too.

                | calls in progress | all events, CPU ns/event | ratio | hold and retrieve, CPU ns/event | its ratio | heap, B/call | heap in all, MiB |
                |---|---|---|---|---|---|---|
                """, taken.rounds()));
        taken.numbers()
                .forEach(calls -> text.append(String.format(
                        Locale.ROOT,
                        "| %,d | %,.0f | **%.2f** | %,.0f | %.2f | %s | %,d |%n",
                        calls,
                        taken.median(calls, Taken::lives),
                        taken.againstFew(calls, Taken::lives),
                        taken.median(calls, Taken::holds),
                        taken.againstFew(calls, Taken::holds),
                        heapEach(calls),
                        heapMebibytes(calls))));
        return text.toString();
    }

    private List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.atMost(
                2,
                "heap of a call in progress between two, bytes",
                1000,
                taken.median(Collections.max(taken.numbers()), Taken::heapEach)));
        goals.addAll(taken.flat("cost of an event from frame to JSON", Taken::lives));
        goals.addAll(taken.flat("cost of an event of hold and retrieve alone from frame to JSON", Taken::holds));
        if (taken.numbers().contains(A_MILLION)) {
            goals.add(Goal.atMost(3, "heap with 1,000,000 calls, MiB", 2048, heapMebibytes(A_MILLION)));
        }
        return goals;
    }

    /** What few calls take is less than what else comes and goes. */
    private String heapEach(int calls) {
        return calls == taken.few() ? "" : String.format(Locale.ROOT, "%,.0f", taken.median(calls, Taken::heapEach));
    }

    private long heapMebibytes(int calls) {
        return Math.round(taken.median(calls, Taken::heapMebibytes));
    }

    private static Taken take(int calls) throws IOException {
        List<String> options = new ArrayList<>(LauncherOptions.list());
        options.add("-Xmx2g");
        Process process = JavaProcess.start(
                options,
                System.getProperty("java.class.path"),
                CallsInProgress.class.getName(),
                List.of(Integer.toString(calls)));
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException(calls + " calls cannot be measured");
            }
            long[] values =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Taken(values[0], values[1], values[2], values[3]);
        }
    }
}
