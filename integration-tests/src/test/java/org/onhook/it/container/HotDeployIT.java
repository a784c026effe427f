package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that was made from the archetype, in a connector that runs. */
class HotDeployIT {

    private static final String CALLER = "2001";
    private static final String CALLED = "2002";
    private static final Pattern ENDED = Pattern.compile("call (\\S+) from \\S+ to \\S+, ended by (\\S+)");

    private final Path driver = Path.of(System.getProperty("onhook.generated-driver"));

    @TempDir
    private Path dir;

    @Test
    void aDriversJarThatIsCopiedIntoDeployReportsTheCallsOfItsSwitch() throws Exception {
        int port = freePort();
        Home home = new Home(dir.resolve("home"));
        try (Launched onhook = Launched.with(dir, "run", "--home", "home")) {
            assertThat(onhook.line()).startsWith("onhook ready");
            Process theSwitch = sampleSwitch(port);
            try {
                Files.copy(jar(), home.dir().resolve("deploy/acme.jar"));
                home.configure(
                        "com.example.acme.link~acme.cfg",
                        "host = 127.0.0.1",
                        "port = " + port,
                        "username = onhook",
                        "monitors = " + CALLER + ", " + CALLED);

                BufferedReader account =
                        new BufferedReader(new InputStreamReader(theSwitch.getInputStream(), StandardCharsets.UTF_8));
                Map<String, String> enders = new HashMap<>();
                Await.until("calls that either of them ended are reported so", () -> {
                    readEnders(account, enders);
                    List<JsonNode> releases = releases(home);
                    return reported(releases, enders, CALLER) && reported(releases, enders, CALLED);
                });
            } finally {
                theSwitch.destroyForcibly();
            }
        }
    }

    /** Whether a call that this party ended was reported to both. */
    private static boolean reported(List<JsonNode> releases, Map<String, String> enders, String ender) {
        return Stream.of(CALLER, CALLED).allMatch(dn -> releases.stream()
                .map(event -> event.get("data"))
                .filter(data -> data.get("ThisDN").asText().equals(dn))
                .filter(data -> ender.equals(enders.get(data.get("SwitchCallID").asText())))
                .anyMatch(data -> data.at("/Extensions/ReleasingParty")
                        .asText()
                        .equals(dn.equals(ender) ? "1 Local" : "2 Remote")));
    }

    private static List<JsonNode> releases(Home home) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String written = home.read("data/events.jsonl");
        // What follows the last line end is still being written.
        String whole = written.substring(0, written.lastIndexOf('\n') + 1);
        return whole.lines()
                .map(line -> read(mapper, line))
                .filter(event -> event.get("type").asText().equals("tlib.EventReleased"))
                .toList();
    }

    private static JsonNode read(ObjectMapper mapper, String line) {
        try {
            return mapper.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** Who ended which call, by the switch's own account so far. */
    private static void readEnders(BufferedReader account, Map<String, String> enders) throws IOException {
        while (account.ready()) {
            Matcher ended = ENDED.matcher(account.readLine());
            if (ended.matches()) {
                enders.put(ended.group(1), ended.group(2));
            }
        }
    }

    private Process sampleSwitch(int port) throws IOException {
        String classPath = String.join(
                File.pathSeparator,
                driver.resolve("target/test-classes").toString(),
                driver.resolve("target/classes").toString(),
                System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "com.example.acme.SampleAcmeSwitch",
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path jar() throws IOException {
        try (Stream<Path> files = Files.list(driver.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
