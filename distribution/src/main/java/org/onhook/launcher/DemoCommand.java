package org.onhook.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.onhook.launcher.demo.Demo;
import org.onhook.launcher.swap.SwapDemo;
import org.osgi.framework.BundleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code onhook demo}: the connector and a simulated switch of every make beside it. */
@Command(
        name = "demo",
        description = "Runs the connector with simulated switches that play every call model.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String EVENTS = "events.jsonl";
    private static final int INTERRUPTED = 130;
    private static final long STOP_SECONDS = 4;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "onhook-home/demo",
            description = "Holds etc, data and log. Default: ${DEFAULT-VALUE}")
    private Path home;

    @Option(
            names = "--once",
            description = "Plays each story once; the exit code is 0 if all came out as the story says.")
    private boolean once;

    @Option(
            names = "--swap",
            description = "Replaces the CSTA driver, and adds that for Asterisk, while calls are in progress.")
    private boolean swap;

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(stopper(Thread.currentThread(), closed));
        try {
            return swap ? playSwap(out) : play(out);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } finally {
            closed.countDown();
        }
    }

    private int play(PrintStream out) throws InterruptedException, IOException {
        Installation installation = Installation.current();
        Home at = new Home(home);
        boolean isNew = at.prepare(installation.defaults());
        try (Demo demo = new Demo(out)) {
            demo.configure(at.etc(), isNew);
            try (Connector connector = Connector.start(installation, at, false)) {
                out.println(connector.readiness());
                if (!once) {
                    out.println("settings in " + at.etc() + ", live; events in "
                            + at.data().resolve(EVENTS) + "; Ctrl-C ends it");
                }
                if (!demo.awaitConnector()) {
                    throw new Refused("the links to the simulated switches do not come up; see " + at.log());
                }
                return demo.play(at.data().resolve(EVENTS), once) ? 0 : 1;
            }
        }
    }

    private int playSwap(PrintStream out) throws InterruptedException, IOException {
        Installation installation = Installation.current();
        Home at = new Home(home.resolve("swap"));
        at.clear();
        at.prepare(installation.defaults());
        try (SwapDemo demo = new SwapDemo(out)) {
            demo.configure(at.etc());
            try (Connector connector = Connector.start(installation.without(SwapDemo.ASTERISK), at, false)) {
                out.println(connector.readiness());
                List<Path> drivers =
                        List.of(installation.bundle(SwapDemo.CSTA), installation.bundle(SwapDemo.ASTERISK));
                return demo.play(
                                connector.context(),
                                drivers,
                                at.deploy(),
                                at.data().resolve(EVENTS),
                                at.log().resolve("onhook.log"))
                        ? 0
                        : 1;
            } catch (BundleException | ExecutionException | TimeoutException | IllegalStateException e) {
                throw new Refused("the exchange failed: " + e.getMessage() + "; see " + at.log());
            }
        }
    }

    /** Has the player end, and everything closed behind it. */
    private static Thread stopper(Thread player, CountDownLatch closed) {
        return new Thread(
                () -> {
                    player.interrupt();
                    try {
                        closed.await(STOP_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "onhook-stop");
    }
}
