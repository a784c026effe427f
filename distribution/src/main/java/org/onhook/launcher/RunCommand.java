package org.onhook.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
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
        Connector connector = Connector.start(Installation.current(), new Home(home), shell);
        Runtime.getRuntime().addShutdownHook(new Thread(connector::close, "onhook-stop"));
        out.println(connector.readiness());
        out.flush();
        connector.awaitStop();
        return 0;
    }
}
