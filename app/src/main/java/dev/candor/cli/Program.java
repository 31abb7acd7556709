package dev.candor.cli;

import dev.candor.app.ControlException;
import dev.candor.app.Logs;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Turns a command line into an exit code. */
public final class Program {
    private static final String DEBUG = "CANDOR_DEBUG";

    private Program() {}

    /** Runs the command line with this process's streams and environment, and ends the process. */
    public static void main(String[] arguments) {
        Logs.oneLineEach();
        var terminal = Terminal.ofThisProcess(System::getenv);
        var wiring = Wiring.product(terminal, System::getenv);
        System.exit(run(arguments, new Session(terminal, System::getenv, wiring)));
    }

    /** Runs the command line and answers its exit code. */
    static int run(String[] arguments, Session session) {
        var commandLine = Candor.commandLine(session, arguments);
        var terminal = session.terminal();
        var colours = Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF);
        commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(colours)
                .setUsageHelpWidth(terminal.width())
                .setDefaultValueProvider(new EnvironmentDefaults(session.environment()))
                .setParameterExceptionHandler(new UsageMistakes(session))
                .setExecutionExceptionHandler(
                        (exception, command, parsed) -> failed(exception, command, session));
        HelpText.complete(commandLine);
        return commandLine.execute(arguments);
    }

    private static int failed(Exception exception, CommandLine command, Session session) {
        var err = session.terminal().err();
        var name = command.getCommandSpec().qualifiedName();
        if ("1".equals(session.environment().apply(DEBUG))) {
            exception.printStackTrace(err);
        }
        return switch (exception) {
            case Failure failure -> {
                failure.problems().forEach(problem -> err.println(name + ": " + problem));
                yield failure.exitCode();
            }
            case ControlException unreachable -> {
                err.println(name + ": " + unreachable.getMessage());
                yield ExitCodes.UNREACHABLE;
            }
            default -> {
                err.println(
                        name
                                + ": this went wrong inside Candor: "
                                + exception
                                + "; set "
                                + DEBUG
                                + "=1 to see where");
                yield ExitCodes.FAILED;
            }
        };
    }
}
