package org.onhook.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.onhook.bench.traffic.Recorder;
import org.onhook.bench.traffic.Recording;
import org.onhook.bench.worker.Subject;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.traffic.Traffic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the way from socket to output beside floors and peers. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, description = "Measures, and writes a report.")
final class Bench implements Callable<Integer> {

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
            description = "Where the subjects write their events; default: the folder for temporary files.")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SUBJECT",
            description = "Measures no others: ${COMPLETION-CANDIDATES}")
    private List<Subject> only = List.of(Subject.values());

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Effort effort = full ? Effort.FULL : Effort.SHORT;
        Recording recording = Recorder.record(SwitchBehaviour.avayaAes(), Traffic.random(1, effort.calls()));
        Path folder = Files.createTempDirectory(scratch, "onhook-benchmarks");
        try {
            EndToEnd endToEnd = EndToEnd.run(recording, only, effort, folder);
            String calls = CallsTable.run(List.of(1_000, 100_000, 1_000_000), full ? 5 : 1);
            String text = Report.of(endToEnd, calls, effort);
            System.out.println(text);
            if (report != null) {
                String before = Files.exists(report) ? Files.readString(report) : "";
                Files.writeString(report, Report.within(before, text));
            }
            boolean right = endToEnd.contenders().stream()
                    .allMatch(contender ->
                            contender.checked() == null || contender.checked().clean());
            return right ? 0 : 1;
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
