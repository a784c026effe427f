package org.onhook.bench.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.onhook.bench.worker.Setup;
import org.onhook.bench.worker.Stamps;
import org.onhook.bench.worker.Subject;
import org.onhook.bench.worker.Usage;
import org.onhook.bench.worker.Worker;
import org.onhook.tlib.outbox.OutboxSettings;

/** A subject in a process of its own. */
final class WorkerProcess implements AutoCloseable {

    /** As the launcher starts it. */
    static final List<String> AS_LAUNCHED = List.of();

    /** With a young generation in which little is collected while throughput is measured. */
    static final List<String> LARGE_YOUNG = List.of("-Xmn600m");

    /** With room for a million calls, their devices, and what comes and goes. */
    static final List<String> LARGE_HEAP = List.of("-Xms2g", "-Xmx2g");

    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    /** Longer than the outbox keeps all events for sinks that are still to come. */
    private static final long STARTUP_NANOS =
            OutboxSettings.DEFAULT.startup().plusSeconds(5).toNanos();

    private final long begun = System.nanoTime();
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    WorkerProcess(Subject subject, Setup setup, List<String> memory) throws IOException {
        List<String> options = new ArrayList<>(LauncherOptions.list());
        options.addAll(HEAP);
        options.addAll(memory);
        options.addAll(
                List.of(System.getProperty("onhook.bench.worker-options", "").split(" ")));
        options.removeIf(String::isEmpty);
        List<String> arguments = new ArrayList<>(List.of(subject.name()));
        arguments.addAll(setup.arguments());
        process = JavaProcess.start(options, classPath(subject, setup), Worker.class.getName(), arguments);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** In Felix, what the launcher has on its class path, and nothing that is a bundle there. */
    private static String classPath(Subject subject, Setup setup) throws IOException {
        return switch (subject) {
            case IN_FELIX -> ownClasses() + ":" + Distribution.classPath();
            case IN_FELIX_WITHOUT_HTTP ->
                ownClasses() + ":"
                        + Distribution.classPathWithoutHttp(setup.home().resolve("distribution"));
            default -> System.getProperty("java.class.path");
        };
    }

    private static Path ownClasses() {
        try {
            return Path.of(Subject.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits while the outbox may still keep events that all sinks have. */
    void awaitStarted() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(begun + STARTUP_NANOS - System.nanoTime());
    }

    /** What the process has used so far. */
    Usage usage() throws IOException {
        return Usage.parse(ask(Worker.USAGE));
    }

    /** How many bytes of the heap are in use that are no garbage. */
    long heap() throws IOException {
        return Long.parseLong(ask(Worker.HEAP));
    }

    /** When the last events were written. */
    Stamps stamps() throws IOException {
        return Stamps.parse(ask(Worker.STAMPS));
    }

    private String ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        // The virtual machine may print lines of its own.
        String line = answers.readLine();
        while (line != null && !line.startsWith(command + " ")) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("the process has ended");
        }
        return line.substring(command.length() + 1);
    }

    /** Ends the process. */
    @Override
    public void close() throws IOException {
        commands.close();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
