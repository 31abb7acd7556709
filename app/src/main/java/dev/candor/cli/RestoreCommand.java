package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "restore",
        header = "Make a data folder from a backup.",
        description = {
            "",
            "The whole file is held against its checksum before anything is written. The folder"
                    + " must be new or empty, and so must the database. Then what must hold is"
                    + " checked, as 'candor db check' does."
        },
        footer = {
            "%nExamples:",
            "  candor restore candor-2026-03-01.gz --into /var/lib/candor",
            "  candor restore candor-2026-03-01.gz --into /var/lib/candor \\",
            "    --db \"jdbc:postgresql://db.example.com:5432/candor?user=candor\""
        })
final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "The new data folder.")
    Path into = Path.of("");

    @Option(
            names = "--db",
            paramLabel = "URL",
            converter = ServeCommand.DatabaseConverter.class,
            description = "An empty database to restore into (default: a file in the folder).")
    @Nullable String database;

    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    Path file = Path.of("");

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var arguments = Json.object().put("file", file.toAbsolutePath().normalize().toString());
        if (database != null) {
            arguments.put("to", database);
        }
        var answer = DataFolder.ask(session, into, "restore", arguments);
        var said =
                "%s: restored into %s as of %s, journal position %d"
                        .formatted(
                                into,
                                Json.text(answer, "database"),
                                Json.text(answer, "made_at"),
                                answer.path("journal_position").asLong(0));
        return CheckReport.print(session, answer, json.wanted, said);
    }
}
