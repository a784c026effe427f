package org.onhook.launcher.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.truth.Score;
import org.onhook.simulator.truth.Scorer;
import org.onhook.simulator.truth.Truth;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * While calls are in progress, the CSTA driver is replaced by a newer version, and the driver of an Asterisk is dropped into
 * {@code deploy}. Nothing restarts, and nothing goes unseen.
 */
public final class SwapDemo implements AutoCloseable {

    /** The bundles that the demonstration exchanges, by their symbolic names. */
    public static final String CSTA = "org.onhook.csta";

    public static final String ASTERISK = "org.onhook.asterisk";

    private static final String LINK = "csta";
    private static final Pace SLOW = new Pace(3, 0, true);
    private static final long PATIENCE_SECONDS = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintStream out;
    private final SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
    private final DemoAsterisk asterisk = new DemoAsterisk();
    private final ExecutorService player = Executors.newSingleThreadExecutor();

    public SwapDemo(PrintStream out) throws IOException {
        this.out = out;
        pbx.start(0);
    }

    /** Writes the links to the switches into {@code etc}; that to the Asterisk waits for its driver. */
    public void configure(Path etc) throws IOException {
        Files.writeString(
                etc.resolve("onhook.csta.link~" + LINK + ".cfg"),
                "host = 127.0.0.1\nport = " + pbx.port() + "\nprofile = openscape-voice\nmonitors = 2001-2005\n");
        Files.writeString(
                etc.resolve("onhook.asterisk.link~asterisk.cfg"),
                "host = 127.0.0.1\nport = " + asterisk.port() + "\nusername = demo\npassword = demo\nendpoints = *\n");
    }

    /**
     * Plays.
     *
     * @param context the running container
     * @param drivers the driver bundles' files: that of CSTA, which runs, and that of Asterisk, which does not
     * @param deploy what is dropped here is installed
     * @param events what the connector writes
     * @param log what it logs
     * @return whether both calls were reported as they were
     */
    public boolean play(BundleContext context, List<Path> drivers, Path deploy, Path events, Path log)
            throws InterruptedException, IOException, BundleException, ExecutionException, TimeoutException {
        await("the link to the simulated switch", () -> ups(log) == 1);
        Future<Truth> call = player.submit(() -> pbx.play(Stories.variant("1", "A hangs up"), SLOW));
        await("a call on the CSTA link", () -> written(events, LINK, "EventEstablished"));
        say("2001 talks to 2002 on the CSTA link, and 101 to 102 on an Asterisk that nobody listens to");

        Bundle old = bundle(context, CSTA);
        String next = NewerJar.into(deploy, drivers.get(0)).toString();
        await("the link of the new version", () -> ups(log) == 2);
        say("the CSTA driver " + next + " is up beside " + old.getVersion()
                + ", and has the calls that are in progress");
        old.uninstall();
        await("the old version to be gone", () -> links(context) == 1);
        say("the CSTA driver " + old.getVersion() + " is uninstalled; the link was never down");

        Files.copy(drivers.get(1), deploy.resolve(drivers.get(1).getFileName()), StandardCopyOption.REPLACE_EXISTING);
        asterisk.awaitConnector();
        await("the Asterisk's call", () -> written(events, "asterisk", "EventEstablished"));
        say("the Asterisk driver was dropped into deploy, and reports the call that it found");

        asterisk.hangUp();
        Truth truth = call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(
                "both ends",
                () -> written(events, LINK, "EventCallDeleted") && written(events, "asterisk", "EventCallDeleted"));
        say("2001 and 102 have hung up:");
        return judge(truth, events);
    }

    private boolean judge(Truth truth, Path events) throws IOException {
        Scorer scorer = new Scorer();
        scorer.truth(truth);
        List<String> asterisks = new ArrayList<>();
        for (String line : Files.readAllLines(events)) {
            if (of(line, LINK)) {
                scorer.event(line);
            } else if (line.contains("\"ReleasingParty\"")) {
                asterisks.add(told(line));
            }
            if (line.contains("\"ReleasingParty\"")) {
                out.println("             " + told(line));
            }
        }
        Score score = scorer.score();
        boolean right = score.clean()
                && !written(events, LINK, "EventLinkDisconnected")
                && asterisks.containsAll(List.of("101 2 Remote", "102 1 Local"));
        score.findings().forEach(finding -> out.println("             " + finding.text()));
        out.println(right ? "both calls were reported as they were" : "something was reported otherwise than it was");
        return right;
    }

    private static String told(String line) {
        return value(line, "ThisDN") + " " + value(line, "ReleasingParty");
    }

    private static String value(String line, String name) {
        int from = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return line.substring(from, line.indexOf('"', from));
    }

    private static boolean of(String line, String switchName) {
        return line.contains("\"source\":\"/onhook/switch/" + switchName + "\"");
    }

    private static boolean written(Path events, String switchName, String event) {
        try {
            return Files.exists(events)
                    && Files.readAllLines(events).stream()
                            .anyMatch(line -> of(line, switchName) && line.contains("\"Event\":\"" + event + "\""));
        } catch (IOException e) {
            return false;
        }
    }

    private static Bundle bundle(BundleContext context, String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
    }

    private static long links(BundleContext context) {
        try {
            ServiceReference<?>[] links = context.getAllServiceReferences(
                    "org.onhook.api.driver.SwitchLink", "(onhook.link.name=" + LINK + ")");
            return links == null ? 0 : links.length;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often a CSTA link came up: this program has no class of the links' own to ask them. */
    private static long ups(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("link " + LINK + ": up")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private void say(String what) {
        out.println(TIME.format(LocalTime.now().truncatedTo(ChronoUnit.MILLIS)) + " " + what);
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        player.shutdownNow();
        asterisk.close();
        pbx.close();
    }
}
