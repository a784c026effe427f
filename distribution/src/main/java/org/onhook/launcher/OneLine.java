package org.onhook.launcher;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line on standard error why a command was not carried out. */
final class OneLine implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        say(command, name, e.getMessage() + " (see " + name + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        String reason = e instanceof Refused ? e.getMessage() : e.toString();
        say(command, command.getCommandSpec().qualifiedName(), reason);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void say(CommandLine command, String name, String reason) {
        command.getErr()
                .println(
                        name + ": " + String.valueOf(reason).lines().findFirst().orElse(""));
        command.getErr().flush();
    }
}
