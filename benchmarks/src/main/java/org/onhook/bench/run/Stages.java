package org.onhook.bench.run;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.onhook.bench.parts.Deciding;
import org.onhook.bench.parts.Reading;
import org.onhook.bench.parts.Writing;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The stages of the way by themselves, in one thread: time and bytes, by JMH. */
final class Stages {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Stages() {}

    static Section measure(Effort effort) throws RunnerException {
        StringBuilder rows = new StringBuilder();
        for (RunResult result : run(effort)) {
            Result<?> time = result.getPrimaryResult();
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | ± %,.0f | %,.0f |%n",
                    name(result),
                    time.getScore(),
                    time.getScoreError(),
                    allocated(result)));
        }
        return new Section("""
                ## Stages

                Each in one thread with nothing beside it, over what random traffic gives to it. Call tracking is under *calls in
                progress*.

                | stage | ns | error (99.9 %%) | allocated, B |
                |---|---|---|---|
                %s""".formatted(rows), List.of());
    }

    private static Collection<RunResult> run(Effort effort) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (Class<?> each : List.of(Reading.class, Deciding.class, Writing.class)) {
            options.include(each.getName().replace(".", "\\.") + "\\.");
        }
        options.mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .jvmArgs("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m")
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        return new Runner(options.build()).run();
    }

    private static double allocated(RunResult result) {
        return result.getSecondaryResults().keySet().stream()
                .filter(label -> label.endsWith(ALLOCATED))
                .mapToDouble(label -> result.getSecondaryResults().get(label).getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        return switch (method) {
            case "read" ->
                "read "
                        + result.getParams()
                                .getParam("kind")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' ');
            case "decide" -> "decide on a release";
            case "decideUnderAllReadings" -> "decide while it is not known how to read `releasingDevice`";
            case "map" -> "map a change to events";
            case "json" -> "write an event as JSON";
            case "tserverLog" -> "write an event as a T-Server log has it";
            default -> method;
        };
    }
}
