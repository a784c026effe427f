package org.onhook.launcher;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code onhook run}: the connector alone. */
@Command(name = "run", description = "Runs the connector.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "onhook-home",
            description = "Holds etc, data, log and deploy; filled with defaults if it is new. Default: $"
                    + "{DEFAULT-VALUE}")
    private Path home;

    @Option(names = "--shell", description = "Opens a Gogo shell on this terminal; its end stops the connector.")
    private boolean shell;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        if (!shell) {
            // Standard output is for the one line; whatever else is printed in this process goes beside it.
            System.setOut(System.err);
        }
        Home at = new Home(home);
        Connector connector = Connector.start(Installation.current(), at, shell);
        out.println(ready(at, connector));
        out.flush();
        connector.awaitStop();
        return 0;
    }

    private static String ready(Home home, Connector connector) {
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
        return String.format(
                Locale.ROOT,
                "onhook ready: home %s, links %d, sinks %d, started in %.1f s",
                home.dir(),
                connector.links(),
                connector.sinks(),
                seconds);
    }
}
