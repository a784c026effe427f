package org.onhook.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onhook.launcher.demo.Demo;
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

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(stopper(Thread.currentThread(), closed));
        try {
            return play(out);
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
                if (!demo.awaitConnector()) {
                    throw new Refused("the links to the simulated switches do not come up; see " + at.log());
                }
                return demo.play(at.data().resolve(EVENTS), once) ? 0 : 1;
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
