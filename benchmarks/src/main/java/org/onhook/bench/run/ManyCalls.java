package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.parts.CallsInProgress;

/** What very many calls in progress cost, each number of them in a process of its own. */
final class ManyCalls {

    private static final List<Integer> CALLS = List.of(1_000, 100_000, 1_000_000);

    /**
     * One number of calls.
     *
     * @param part what an event costs from the call event on
     * @param whole what it costs from the frame on
     */
    private record Row(int calls, double part, double whole, long heapEach, long heapMebibytes) {}

    private ManyCalls() {}

    static Section measure(Effort effort) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int calls : CALLS) {
            rows.add(measure(calls, effort.processes()));
        }
        Row least = rows.get(0);
        StringBuilder text = new StringBuilder("""
                ## Calls in progress

                From the frame to its JSON, without the socket and the file, and the part of it from the call event on: that touches
                the memory of the call. Events hold and retrieve calls at random, and each is told by the monitors of both parties. Each
                call is between two monitored devices of its own; heap a call is without the devices, heap in all with them.

                | calls in progress | CPU, ns/event | ratio | from the call event on | its ratio | heap, B/call | heap in all, MiB |
                |---|---|---|---|---|---|---|
                """);
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,.0f | **%.2f** | %,.0f | %.2f | %s | %,d |%n",
                    row.calls(),
                    row.whole(),
                    row.whole() / least.whole(),
                    row.part(),
                    row.part() / least.part(),
                    heapEach(row),
                    row.heapMebibytes()));
        }
        Row last = rows.get(2);
        return new Section(
                text.toString(),
                List.of(
                        Goal.atMost(2, "heap of a call in progress between two, bytes", 1000, last.heapEach()),
                        Goal.atMost(
                                3,
                                "cost of an event at 100,000 calls against 1,000",
                                1.3,
                                rows.get(1).whole() / least.whole()),
                        Goal.atMost(
                                3,
                                "cost of an event at 1,000,000 calls against 1,000",
                                2,
                                last.whole() / least.whole()),
                        Goal.atMost(3, "heap with 1,000,000 calls, MiB", 2048, last.heapMebibytes())));
    }

    /** What few calls take is less than what else comes and goes. */
    private static String heapEach(Row row) {
        return row.calls() < 100_000 ? "" : String.format(Locale.ROOT, "%,d", row.heapEach());
    }

    private static Row measure(int calls, int times) throws IOException {
        double[] part = new double[times];
        double[] whole = new double[times];
        long[] last = {};
        for (int i = 0; i < times; i++) {
            last = once(calls);
            part[i] = last[1];
            whole[i] = last[2];
        }
        return new Row(calls, Median.of(part), Median.of(whole), last[3], last[4]);
    }

    private static long[] once(int calls) throws IOException {
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
            return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        }
    }
}
