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

    /** One number of calls: the median of what an event costs, the heap that one takes, and all. */
    private record Row(int calls, double nanos, long heapEach, long heapMebibytes) {}

    private ManyCalls() {}

    static Section measure(Effort effort) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int calls : CALLS) {
            rows.add(measure(calls, effort.processes()));
        }
        double least = rows.get(0).nanos();
        StringBuilder text = new StringBuilder("""
                ## Calls in progress

                From the call event to its JSON, without reading and writing; events hold and retrieve calls at random. Each call is
                between two monitored devices of its own; heap a call is without the devices, heap in all with them.

                | calls in progress | CPU, ns/event | ratio | heap, B/call | heap in all, MiB |
                |---|---|---|---|---|
                """);
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,.0f | **%.2f** | %,d | %,d |%n",
                    row.calls(),
                    row.nanos(),
                    row.nanos() / least,
                    row.heapEach(),
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
                                rows.get(1).nanos() / least),
                        Goal.atMost(3, "cost of an event at 1,000,000 calls against 1,000", 2, last.nanos() / least),
                        Goal.atMost(3, "heap with 1,000,000 calls, MiB", 2048, last.heapMebibytes())));
    }

    private static Row measure(int calls, int times) throws IOException {
        double[] nanos = new double[times];
        long[] last = {};
        for (int i = 0; i < times; i++) {
            last = once(calls);
            nanos[i] = last[1];
        }
        return new Row(calls, Median.of(nanos), last[2], last[3]);
    }

    private static long[] once(int calls) throws IOException {
        Process process = JavaProcess.start(
                // What lives has to have room among the old; most of the rest dies young.
                List.of("-XX:+UseSerialGC", "-Xmx2g", "-Xmn200m"),
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
