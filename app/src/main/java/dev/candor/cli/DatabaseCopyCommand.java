package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "copy",
        header = "Move an installation to another database.",
        description = {
            "",
            "From SQLite to PostgreSQL or back: everything is copied in one transaction and"
                    + " compared, and the data folder points to the new database from then on. The"
                    + " server must be stopped. The old database stays as it is; move it away when"
                    + " you are content."
        },
        footer = {
            "%nExample:",
            "  candor db copy --from /var/lib/candor \\",
            "    --to \"jdbc:postgresql://db.example.com:5432/candor?user=candor\""
        })
final class DatabaseCopyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            required = true,
            description = "The data folder whose database is copied.")
    Path from = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            converter = ServeCommand.DatabaseConverter.class,
            description =
                    "The empty database that is filled, as jdbc:sqlite:PATH or"
                            + " jdbc:postgresql://HOST:PORT/DATABASE?user=NAME.")
    String to = "";

    @Option(
            names = "--again",
            description = "Replace an earlier copy of this same installation that has not gone on.")
    boolean again;

    DatabaseCopyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var arguments =
                Json.object().put("to", to).put("again", again).put("version", Version.number());
        var answer = DataFolder.ask(session, from, "db.copy", arguments);
        var said =
                "%s: copied from %s to %s, journal position %d"
                        .formatted(
                                from,
                                Json.text(answer, "from"),
                                Json.text(answer, "to"),
                                answer.path("journal_position").asLong(0));
        return CheckReport.print(session, answer, json.wanted, said);
    }
}
