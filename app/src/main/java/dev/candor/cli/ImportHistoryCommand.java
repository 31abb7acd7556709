package dev.candor.cli;

import dev.candor.command.HistoryFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "history",
        header = "Import notices of the past from a JSON file.",
        description = {
            "",
            "All or nothing, and repeatable: what is already there is left or brought up to date."
                    + " Components that the configuration does not have are created as retired."
                    + " What is imported is never sent to anyone."
        },
        footer = {
            "%nExample:",
            "  candor import history history.json --config candor.yaml --data ./data"
        })
final class ImportHistoryCommand implements Callable<Integer> {
    private static final int LONGEST = HistoryFile.LARGEST;

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration whose components the notices name (default: the one that"
                            + " the data folder was last used with).")
    @Nullable Path config;

    @Parameters(index = "0", paramLabel = "FILE", description = "The history file.")
    Path file = Path.of("");

    ImportHistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var terminal = session.terminal();
        var content = Input.text(Input.file(file, LONGEST, ExitCodes.FAILED), file.toString());
        var arguments = Json.object().put("file", file.toString()).put("content", content);
        if (config != null) {
            arguments.put("config", config.toAbsolutePath().toString());
        }
        if (terminal.interactive()) {
            terminal.err().println("Importing " + file + " ...");
        }
        var answer = data.ask(session, "history.import", arguments);
        terminal.out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "%s: %d added, %d changed, %d unchanged"
                                        .formatted(
                                                file,
                                                answer.path("added").asLong(0),
                                                answer.path("changed").asLong(0),
                                                answer.path("unchanged").asLong(0)));
        return ExitCodes.OK;
    }
}
