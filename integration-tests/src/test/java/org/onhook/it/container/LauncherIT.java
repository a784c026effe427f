package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    @TempDir
    private Path dir;

    @Test
    void aNewHomeIsFilledAndTheConnectorGetsReadyAndStopsWhenAsked() throws Exception {
        try (Launched onhook = Launched.with(dir, "run", "--home", "new/home")) {
            assertThat(onhook.line())
                    .startsWith("onhook ready")
                    .contains("links 0")
                    .contains("sinks 1")
                    .containsPattern("http http://127\\.0\\.0\\.1:[0-9]+,");
            Path home = dir.resolve("new/home");
            assertThat(home.resolve("etc/onhook.sink.jsonl~events.cfg")).exists();
            assertThat(home.resolve("etc/onhook.attribution.cfg")).exists();
            assertThat(home.resolve("etc/onhook.http.cfg")).exists();
            assertThat(home.resolve("etc/examples")).isDirectoryContaining("glob:**.cfg");
            assertThat(home.resolve("log/onhook.log")).exists();

            onhook.terminate();

            assertThat(onhook.endsWithin(5)).isTrue();
            assertThat(onhook.line()).isNull();
            assertThat(onhook.errors()).isEmpty();
        }
    }

    @Test
    void aHomeThatIsThereIsLeftAsItIs() throws Exception {
        Files.createDirectories(dir.resolve("home/etc"));
        try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
            assertThat(onhook.line()).startsWith("onhook ready").contains("sinks 0");
            assertThat(dir.resolve("home/etc")).isEmptyDirectory();
        }
    }

    @Test
    void aWrongOptionIsOneLineAndAnExitCode() throws Exception {
        try (Launched onhook = Launched.with(dir, "run", "--hoem", "x")) {
            assertThat(onhook.exitCode()).isNotZero();
            assertThat(onhook.errors()).singleElement().asString().contains("--hoem");
        }
    }

    @Test
    void aHomeThatCannotBeUsedIsOneLineAndAnExitCode() throws Exception {
        Files.createFile(dir.resolve("file"));
        try (Launched onhook = Launched.with(dir, "run", "--home", "file")) {
            assertThat(onhook.exitCode()).isNotZero();
            assertThat(onhook.errors()).singleElement().asString().contains("file");
        }
    }

    @Test
    void aHomeServesOneProcess() throws Exception {
        try (Launched first = Launched.with(dir, "run", "--home", "home")) {
            assertThat(first.line()).startsWith("onhook ready");
            try (Launched second = Launched.with(dir, "run", "--home", "home")) {
                assertThat(second.exitCode()).isNotZero();
                assertThat(second.errors()).singleElement().asString().contains("in use");
            }
        }
    }

    @Test
    void aConfigurationFileThatIsRefusedAtTheStartEndsIt() throws Exception {
        Files.createDirectories(dir.resolve("home/etc"));
        Files.writeString(dir.resolve("home/etc/onhook.csta.link~a.cfg"), "host = localhost\nport = many\n");
        try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
            assertThat(onhook.exitCode()).isNotZero();
            assertThat(onhook.line()).isNull();
            assertThat(onhook.errors())
                    .last()
                    .asString()
                    .contains("onhook.csta.link~a.cfg")
                    .contains("port")
                    .contains("many")
                    .contains("65535");
        }
    }

    @Test
    void aConfigurationFileThatIsRefusedWhileItRunsIsSaidOnceAndItGoesOn() throws Exception {
        try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
            assertThat(onhook.line()).startsWith("onhook ready");
            Path file = dir.resolve("home/etc/onhook.attribution.cfg");

            Files.writeString(file, "request-settle-ms = soon\n");

            Await.until("the refusal is said", () -> !onhook.errors().isEmpty());
            assertThat(onhook.errors())
                    .singleElement()
                    .asString()
                    .startsWith("onhook: Configuration " + file.toRealPath() + " is refused")
                    .contains("request-settle-ms")
                    .contains("'soon'");
            onhook.terminate();
            assertThat(onhook.endsWithin(5)).isTrue();
            assertThat(onhook.errors()).hasSize(1);
        }
    }

    @Test
    void aPortThatIsInUseIsSaidAndTheConnectorGoesOnWithoutHttp() throws Exception {
        Files.createDirectories(dir.resolve("home/etc"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(dir.resolve("home/etc/onhook.http.cfg"), "port = " + taken.getLocalPort() + "\n");
            try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
                assertThat(onhook.line())
                        .startsWith("onhook ready")
                        .contains("http none")
                        .contains("port=" + taken.getLocalPort())
                        .contains("in use");
            }
        }
    }

    @Test
    void everyAddressWithoutATokenIsRefused() throws Exception {
        Files.createDirectories(dir.resolve("home/etc"));
        Files.writeString(dir.resolve("home/etc/onhook.http.cfg"), "host = 0.0.0.0\n");
        try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
            assertThat(onhook.exitCode()).isNotZero();
            assertThat(onhook.errors())
                    .last()
                    .asString()
                    .contains("onhook.http.cfg")
                    .contains("host=0.0.0.0")
                    .contains("token");
        }
    }

    @Test
    void driversAreExchangedWhileCallsAreInProgress() throws Exception {
        try (Launched onhook = Launched.with(dir, "demo", "--swap", "--home", "home")) {
            List<String> lines = onhook.lines();

            assertThat(onhook.exitCode()).as(String.join("\n", lines)).isZero();
            assertThat(lines).last().isEqualTo("both calls were reported as they were");
        }
    }
}
