package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HttpIT {

    private static final String FILE = "onhook.http.cfg";

    @Inject
    private BundleContext context;

    private SwitchSimulator pbx;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("http")};
    }

    @Before
    public void startSwitch() throws Exception {
        Home home = Home.of(context);
        home.configure(FILE, "port = 0");
        home.configure("onhook.sink.jsonl~events.cfg", "path = data/events.jsonl");
        pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
        home.configure(
                "onhook.csta.link~osv.cfg",
                "host = 127.0.0.1",
                "port = " + pbx.start(0),
                "profile = openscape-voice",
                "monitors = 2001-2005");
        Await.until("the link is up", () -> new Services(context).isUp("osv"));
        Await.until("it is served", () -> url().startsWith("http://"));
    }

    @After
    public void stopSwitch() throws Exception {
        Home.of(context).remove("onhook.csta.link~osv.cfg");
        Await.until("the link is gone", () -> new Services(context).link("osv").isEmpty());
        pbx.close();
    }

    @Test
    public void everythingIsServed() throws Exception {
        HttpClient http = HttpClient.of(url());
        try (HttpClient.Stream stream = http.stream()) {
            Await.until("the stream", () -> stream.status().contains("200"));
            play();
            Await.until(
                    "the call's end",
                    () -> !stream.ids().isEmpty() && stream.lastId().equals(newest()));
        }
        for (String path : List.of("/", "/metrics", "/api/v1/calls", "/api/v1/openapi.json", "/api/v1/asyncapi.json")) {
            assertThat(http.get(path).status()).as(path).contains("200");
        }
        assertThat(http.get("/health").body()).contains("\"status\":\"ok\"");
        assertThat(http.get("/api/v1/links").body())
                .contains("\"name\":\"osv\"")
                .contains("\"state\":\"up\"");
        assertThat(http.get("/metrics").body())
                .contains("onhook_link_up{link=\"osv\",switch=\"osv\"} 1.0")
                .contains("onhook_releases_total{releasing_party=\"1 Local\",rule=\"releasing-device\"}");
        String releases = http.get("/api/v1/releases?limit=1&releasing-party=1").body();
        assertThat(releases).contains("\"ThisDN\":\"2001\"").contains("\"ReleasingParty\":\"1 Local\"");
        String connId = releases.replaceAll(".*\"ConnID\":\"([0-9a-f]{16})\".*", "$1");
        assertThat(http.get("/api/v1/calls/" + connId).body())
                .contains("\"complete\":true")
                .contains("EventCallCreated")
                .contains("EventCallDeleted")
                .contains("\"Rule\":\"releasing-device\"");
    }

    @Test
    public void everyPathThatThereIsIsDescribed() throws Exception {
        List<String> paths = new ArrayList<>();
        for (ServiceReference<?> reference : bundle("org.onhook.http").getRegisteredServices()) {
            Object pattern = reference.getProperty("osgi.http.whiteboard.servlet.pattern");
            if (pattern != null) {
                paths.addAll(pattern instanceof String[] all ? List.of(all) : List.of(pattern.toString()));
            }
        }
        assertThat(paths).hasSizeGreaterThan(10);
        // The pattern / is what answers all other paths, and the pattern "" the path /.
        paths.remove("/");
        paths.replaceAll(path -> path.isEmpty() ? "/" : path.replace("/*", "/{ConnID}"));
        String description = HttpClient.of(url()).get("/api/v1/openapi.json").body();
        List<String> described = Pattern.compile("\n    \"(/[^\"]*)\": \\{")
                .matcher(description)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(paths).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    public void aConsumerThatComesAndGoesUnderTrafficMissesNothingAndGetsNothingTwice() throws Exception {
        List<String> had = new ArrayList<>();
        HttpClient http = HttpClient.of(url());
        try (Traffic traffic = new Traffic()) {
            String last = firstId(http);
            had.add(last);
            for (int visit = 0; visit < 10; visit++) {
                try (HttpClient.Stream stream = http.stream("Last-Event-ID: " + last)) {
                    int enough = visit * 20;
                    Await.until("some events", () -> stream.ids().size() > enough);
                    List<String> got = stream.ids();
                    assertThat(stream.gaps()).isEmpty();
                    had.addAll(got);
                    last = got.get(got.size() - 1);
                }
            }
        }
        assertThat(had).doesNotHaveDuplicates();
        assertConsecutive(had);
    }

    @Test
    public void aConsumerOfABundleThatStopsAndStartsUnderTrafficLosesNothingUnsaid() throws Exception {
        Bundle bundle = bundle("org.onhook.http");
        List<String> had = new ArrayList<>();
        try (Traffic traffic = new Traffic()) {
            String last = firstId(HttpClient.of(url()));
            had.add(last);
            for (int visit = 0; visit < 3; visit++) {
                try (HttpClient.Stream stream = HttpClient.of(url()).stream("Last-Event-ID: " + last)) {
                    Await.until("some events", () -> stream.ids().size() > 50);
                    bundle.stop();
                    Await.until("the end", stream::isOver);
                    assertThat(stream.gaps()).isEmpty();
                    had.addAll(stream.ids());
                    last = stream.lastId();
                }
                bundle.start();
                Await.until("it is served again", () -> url().startsWith("http://"));
            }
        }
        assertConsecutive(had);
        assertThat(errors()).noneMatch(line -> line.contains("whiteboard"));
    }

    @Test
    public void aChangedTokenCountsAtOnceAndOnlyForTheHttpInterface() throws Exception {
        Home home = Home.of(context);
        HttpClient http = HttpClient.of(url());
        long upSince = new Services(context).link("osv").orElseThrow().status().since();
        try (HttpClient.Stream stream = http.stream()) {
            Await.until("the stream", () -> stream.status().contains("200"));
            home.configure(FILE, "port = 0", "token = one-secret");
            Await.until(
                    "who shows no token is sent away",
                    () -> http.get("/api/v1/links").status().contains("401"));
            Await.until("the stream's end", stream::isOver);
        }
        assertThat(http.get("/api/v1/links", "Authorization: Bearer one-secret").status())
                .contains("200");
        assertThat(http.get("/health").status()).contains("200");

        home.configure(FILE, "port = 0", "token = two-secret");
        Await.until("the new token counts", () -> http.get("/api/v1/links", "Authorization: Bearer two-secret")
                .status()
                .contains("200"));
        assertThat(http.get("/api/v1/links", "Authorization: Bearer one-secret").status())
                .contains("401");
        assertThat(new Services(context).link("osv").orElseThrow().status().since())
                .isEqualTo(upSince);
        assertThat(home.read("log/onhook.log")).doesNotContain("secret");
    }

    @Test
    public void aChangedPortIsListenedOnInsteadOfTheFormer() throws Exception {
        int former = HttpClient.of(url()).port();
        int next = freePort();
        Home.of(context).configure(FILE, "port = " + next);

        Await.until("the new port", () -> url().equals("http://127.0.0.1:" + next));
        assertThat(new HttpClient(next).get("/health").status()).contains("200");
        assertThat(isListenedOn(former)).isFalse();
    }

    @Test
    public void aPortInUseAndABadValueAreRefusedAndTheFormerGoesOn() throws Exception {
        String url = url();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Home.of(context).configure(FILE, "port = " + taken.getLocalPort());
            Await.until("the refusal is in the log", () -> errors().stream()
                    .anyMatch(line -> line.contains("onhook.http")
                            && line.contains("port=" + taken.getLocalPort())
                            && line.contains("in use")));
        }
        assertThat(HttpClient.of(url).get("/health").status()).contains("200");

        Home.of(context).configure(FILE, "port = many");
        Await.until("the refusal is in the log", () -> errors().stream()
                .anyMatch(line -> line.contains(FILE) && line.contains("port=many") && line.contains("65535")));
        Home.of(context).configure(FILE, "host = 0.0.0.0");
        Await.until("the refusal is in the log", () -> errors().stream()
                .anyMatch(line -> line.contains(FILE) && line.contains("host=0.0.0.0") && line.contains("token")));
        assertThat(HttpClient.of(url).get("/health").status()).contains("200");
        assertThat(url()).isEqualTo(url);
    }

    @Test
    public void whatIsNoHttpIsAnsweredWithoutTellingAnything() throws Exception {
        HttpClient http = HttpClient.of(url());
        for (String path : List.of("/a/..%2f/b", "/%00", "/a;b/../c", "/\u0001")) {
            HttpClient.Answer answer = http.get(path);
            assertThat(answer.status()).as(path).matches("HTTP/1.1 40[04].*");
            assertThat(answer.body()).doesNotContain("Jetty").doesNotContain("Exception");
        }
    }

    private String newest() throws Exception {
        List<String> lines = Home.of(context).read("data/events.jsonl").lines().toList();
        return lines.get(lines.size() - 1).replaceAll(".*?\"id\":\"([0-9-]+)\".*", "$1");
    }

    private String firstId(HttpClient http) throws Exception {
        try (HttpClient.Stream stream = http.stream()) {
            Await.until("an event", () -> !stream.ids().isEmpty());
            return stream.ids().get(0);
        }
    }

    private static void assertConsecutive(List<String> ids) {
        List<Long> numbers = new ArrayList<>(new TreeSet<>(ids.stream()
                .map(id -> Long.valueOf(id.substring(id.indexOf('-') + 1)))
                .toList()));
        assertThat(numbers.get(numbers.size() - 1) - numbers.get(0)).isEqualTo(numbers.size() - 1L);
    }

    private void play() throws Exception {
        pbx.play(Stories.variant("1", "A hangs up"), Pace.instant());
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private String url() throws Exception {
        return String.join(" ", report("http"));
    }

    private List<String> errors() throws Exception {
        return report("errors");
    }

    private List<String> report(String name) throws Exception {
        ServiceReference<?>[] found =
                context.getServiceReferences(Supplier.class.getName(), "(onhook.report=" + name + ")");
        if (found == null) {
            return List.of();
        }
        Supplier<?> lines = (Supplier<?>) context.getService(found[0]);
        return lines == null
                ? List.of()
                : ((List<?>) lines.get()).stream().map(String::valueOf).toList();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isListenedOn(int port) {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** Calls, one after the other, for as long as it is open. */
    private final class Traffic implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread thread = new Thread(this::run, "traffic");

        Traffic() {
            thread.start();
        }

        private void run() {
            while (!over.get()) {
                try {
                    play();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            thread.join();
        }
    }
}
