package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.onhook.bench.parts.CallsInProgress;

/** What very many calls in progress cost, each number of them in a process of its own. */
final class CallsTable {

    private CallsTable() {}

    /** The table, in Markdown. */
    static String run(List<Integer> calls, int times) throws IOException {
        StringBuilder text =
                new StringBuilder("| calls in progress | CPU, ns/event | ratio | heap, B/call | heap in all, MiB |\n");
        text.append("|---|---|---|---|---|\n");
        double least = 0;
        for (int count : calls) {
            double[] nanos = new double[times];
            long[] last = {};
            for (int i = 0; i < times; i++) {
                last = measure(count);
                nanos[i] = last[1];
            }
            double median = Median.of(nanos);
            least = least == 0 ? median : least;
            text.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,.0f | **%.2f** | %,d | %,d |%n",
                    count,
                    median,
                    median / least,
                    last[2],
                    last[3]));
        }
        return text.toString();
    }

    private static long[] measure(int calls) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CallsInProgress.class.getName(),
                        Integer.toString(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException(calls + " calls cannot be measured");
            }
            return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        }
    }
}
