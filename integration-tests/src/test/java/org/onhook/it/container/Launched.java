package org.onhook.it.container;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The assembled distribution, run as a process of its own. */
final class Launched implements AutoCloseable {

    private static final long EXIT_SECONDS = 30;

    private final Process process;
    private final Path errors;
    private final BufferedReader out;

    private Launched(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts {@code onhook} with these arguments, as the script does. */
    static Launched with(Path workingDirectory, String... arguments) throws IOException {
        Path errors = Files.createTempFile(workingDirectory, "stderr", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Donhook.http.port=0",
                "-cp",
                Path.of(System.getProperty("onhook.dist"), "lib")
                                .toAbsolutePath()
                                .normalize() + "/*",
                "org.onhook.launcher.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Launched(process, errors);
    }

    /** The next line on standard output; null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    /** All further lines on standard output, until its end. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** What is on standard error so far, by lines. */
    List<String> errors() throws IOException {
        return Files.readAllLines(errors);
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to stop, as a service manager does. */
    void terminate() {
        // Process.destroy would close the streams too.
        process.toHandle().destroy();
    }

    /** Whether it ends within that time. */
    boolean endsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitCode() throws InterruptedException {
        if (!endsWithin(EXIT_SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
