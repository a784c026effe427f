package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.onhook.bench.traffic.CstaRecorder;
import org.onhook.bench.traffic.CstaRecording;
import org.onhook.bench.worker.Subject;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the way from socket to output beside floors and peers. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, description = "Measures, and writes a report.")
final class Bench implements Callable<Integer> {

    /** What can be measured by itself. */
    enum Kind {
        PIPELINES,
        CALLS,
        CALLS_END_TO_END,
        ASTERISK,
        LATENCY,
        PAUSES,
        LINKS,
        STAGES
    }

    private static final String FOLDER = "onhook-benchmarks";

    @Option(names = "--full", description = "Takes the time that steady figures need.")
    private boolean full;

    @Option(names = "--short", description = "Takes about five minutes (the default).")
    private boolean brief;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "A Markdown file, in which what was measured before is replaced.")
    private Path report;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where the subjects write their events, on a disk; default: the folder for temporary files.")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--memory",
            paramLabel = "DIR",
            description =
                    "A folder in memory, for lines whose latency is not to be the disk's; default: ${DEFAULT-VALUE}")
    private Path memory = Path.of("/dev/shm");

    @Option(
            names = "--sections",
            split = ",",
            paramLabel = "SECTION",
            description = "Measures no other sections of the report: ${COMPLETION-CANDIDATES}")
    private List<Kind> sections = List.of(Kind.values());

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SUBJECT",
            description = "Compares no other pipelines: ${COMPLETION-CANDIDATES}")
    private List<Subject> only = Pipelines.ALL;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Effort effort = full ? Effort.FULL : Effort.SHORT;
        CstaRecording recording = CstaRecorder.record(SwitchBehaviour.avayaAes(), Traffic.random(1, effort.calls()));
        Path folder = Files.createTempDirectory(scratch, FOLDER);
        Report measured = new Report();
        try {
            for (Kind kind : sections) {
                System.err.println("measuring: " + kind.name().toLowerCase(Locale.ROOT));
                measured.add(measure(kind, recording, effort, folder));
            }
        } finally {
            delete(folder);
        }
        String text = measured.text();
        System.out.println(text);
        if (report != null) {
            String before = Files.exists(report) ? Files.readString(report) : "";
            Files.writeString(report, Report.within(before, text));
        }
        return measured.isRight() ? 0 : 1;
    }

    private Section measure(Kind kind, CstaRecording recording, Effort effort, Path folder) throws Exception {
        return switch (kind) {
            case PIPELINES -> Pipelines.measure(recording, only, effort, folder);
            case CALLS -> ManyCalls.measure(effort);
            case CALLS_END_TO_END -> CallsEndToEnd.measure(effort, folder);
            case ASTERISK -> Asterisk.measure(effort, folder);
            case LATENCY -> latency(recording, effort, new Place("on disk", folder));
            case PAUSES -> Exchanges.measure(recording, effort, folder);
            case LINKS -> TwoLinks.measure(recording, effort, folder);
            case STAGES -> Stages.measure(effort);
        };
    }

    private Section latency(CstaRecording recording, Effort effort, Place disk)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(memory)) {
            System.err.println(
                    "--memory: there is no folder " + memory + ", so latency is measured with lines on disk alone");
            return Latency.measure(recording, effort, List.of(disk));
        }
        Path folder = Files.createTempDirectory(memory, FOLDER);
        try {
            return Latency.measure(recording, effort, List.of(new Place("in memory", folder), disk));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
