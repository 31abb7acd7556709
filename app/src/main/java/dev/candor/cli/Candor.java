package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

@Command(
        name = "candor",
        header = "Watch your systems and tell your customers the truth about them.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nExamples:",
            "  candor serve",
            "  candor check https://app.example.com/",
            "  candor validate candor.yaml",
            "  candor notice post --title 'Checkout is slow' --body 'We are looking into it.'"
        })
final class Candor implements Callable<Integer> {
    private final Session session;

    @Spec @Nullable CommandSpec spec;

    @Mixin final HelpOption help = new HelpOption();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    /** Makes the start-up cache when the program is packaged; of no use to anyone else. */
    @Option(names = "--train", hidden = true)
    boolean train;

    private Candor(Session session) {
        this.session = session;
    }

    /**
     * The command line for these arguments: with the one command that the first of them names, or
     * with all. To build them all takes longer than a start can spare.
     */
    static CommandLine commandLine(Session session, String... arguments) {
        var commands = new Commands(session).byName();
        var named = arguments.length == 0 ? null : commands.get(arguments[0]);
        return named == null ? whole(session) : with(session, List.of(named));
    }

    /** The whole command line. */
    static CommandLine whole(Session session) {
        return with(session, new Commands(session).byName().values())
                .addSubcommand(new HelpCommand());
    }

    private static CommandLine with(Session session, Collection<Supplier<Object>> commands) {
        var line = new CommandLine(new Candor(session));
        commands.forEach(each -> line.addSubcommand(each.get()));
        return line;
    }

    @Override
    public Integer call() {
        if (train) {
            var _ = commandLine(session, "serve").parseArgs("serve", "--listen", "127.0.0.1:0");
            session.wiring().training().run();
            return ExitCodes.OK;
        }
        if (spec == null) {
            throw new IllegalStateException("the command line was not built by its library");
        }
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
