package org.onhook.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
    public Integer call() throws InterruptedException, IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        Installation installation = Installation.current();
        Home at = new Home(home);
        at.prepare(installation.defaults());
        try (Demo demo = new Demo(out)) {
            demo.configure(at.etc());
            try (Connector connector = Connector.start(installation, at, false)) {
                Runtime.getRuntime().addShutdownHook(new Thread(connector::close, "onhook-stop"));
                out.println(connector.readiness());
                if (!demo.awaitConnector()) {
                    throw new Refused("the links to the simulated switches do not come up; see " + at.log());
                }
                return demo.play(at.data().resolve(EVENTS), once) ? 0 : 1;
            }
        }
    }
}
