package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "backup",
        header = "Write everything that is kept into one file, while the server runs.",
        description = {
            "",
            "The file is as of one instant, readable by its owner only, and on the disk when this"
                    + " ends. It restores into SQLite and into PostgreSQL alike. The configuration"
                    + " file is not in it."
        },
        footer = {
            "%nExample:",
            "  candor backup /backup/candor-$(date +%%F).gz --data /var/lib/candor"
        })
final class BackupCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(names = "--overwrite", description = "Replace the file if it is there already.")
    boolean overwrite;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    Path file = Path.of("");

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var arguments =
                Json.object()
                        .put("file", file.toAbsolutePath().normalize().toString())
                        .put("overwrite", overwrite)
                        .put("version", Version.number());
        var answer = data.ask(session, "backup", arguments);
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "%s: as of %s, journal position %d"
                                        .formatted(
                                                file,
                                                Json.text(answer, "made_at"),
                                                answer.path("journal_position").asLong(0)));
        return ExitCodes.OK;
    }
}
