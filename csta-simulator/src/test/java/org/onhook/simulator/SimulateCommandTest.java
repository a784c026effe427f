package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onhook.simulator.truth.Truth;
import org.onhook.simulator.truth.TruthJson;
import picocli.CommandLine;

class SimulateCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path dir;

    private int run(String... options) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
    }

    private int port() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            String line = out.toString();
            if (line.contains("onhook ready simulate") && line.contains("\n")) {
                return Integer.parseInt(line.strip().replaceAll(".*port=", ""));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("not ready in 5 s");
    }

    @Test
    void playsOneStoryAndWritesItsTruth() throws Exception {
        Path truth = dir.resolve("truth.jsonl");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Future<Integer> exit = executor.submit(() -> run(
                "--port",
                "0",
                "--profile",
                "avaya-aes",
                "--story",
                "8",
                "--rate",
                "0",
                "--calls",
                "5",
                "--truth",
                truth.toString()));
        try (TestClient client = new TestClient(port())) {
            client.monitor("2001");
            assertThat(exit.get(20, TimeUnit.SECONDS)).isZero();
            List<String> lines = Files.readAllLines(truth);
            assertThat(lines).hasSize(5);
            Truth first = new TruthJson().read(lines.get(0));
            assertThat(first.story()).isEqualTo("8");
            assertThat(first.party("2001").monitored()).isTrue();
            assertThat(client.waiting()).isEqualTo(20);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void wrongOptionsAreRefusedWithOneClearLine() {
        assertThat(run("--port", "0", "--profile", "nortel")).isNotZero();
        assertThat(err.toString()).startsWith("--profile nortel is not one of openscape-voice, avaya-aes");
        assertThat(run("--port", "0", "--profile", "generic", "--story", "99")).isNotZero();
        assertThat(err.toString()).contains("--story 99 is not one of 1, 2, 3");
        assertThat(run("--port", "0", "--profile", "generic", "--story", "18")).isNotZero();
        assertThat(err.toString()).contains("--story 18 needs a request");
        assertThat(run("--port", "0", "--profile", "generic", "--rate", "-1")).isNotZero();
        assertThat(run("--port", "70000", "--profile", "generic")).isNotZero();
        assertThat(run(
                        "--port",
                        "0",
                        "--profile",
                        "generic",
                        "--truth",
                        dir.resolve("no/such").toString()))
                .isNotZero();
    }
}
