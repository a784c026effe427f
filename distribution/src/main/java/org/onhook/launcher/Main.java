package org.onhook.launcher;

import org.onhook.simulator.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code onhook}. */
@Command(
        name = "onhook",
        description = "Tells a contact centre who hung up.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, DemoCommand.class, ReplayCommand.class, SimulateCommand.class})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        int code = commandLine().execute(args);
        System.exit(code);
    }

    static CommandLine commandLine() {
        OneLine oneLine = new OneLine();
        return new CommandLine(new Main()).setParameterExceptionHandler(oneLine).setExecutionExceptionHandler(oneLine);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: run, demo, replay or simulate");
    }
}
