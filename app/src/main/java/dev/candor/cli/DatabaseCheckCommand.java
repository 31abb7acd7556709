package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "check",
        header = "Check what must hold of everything that is kept; changes nothing.",
        description = {
            "",
            "The journal without gaps and its hash chain whole from the first entry; its readers"
                    + " not beyond its end; what it speaks of still there; the rules of the ledger;"
                    + " one open automatic incident for a group at most; the database's own"
                    + " structures; the schema as this program makes it. Ends with 1 when something"
                    + " does not hold."
        },
        footer = {"%nExample:", "  candor db check --data /var/lib/candor"})
final class DatabaseCheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    DatabaseCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "db.check", Json.object());
        var said =
                "journal position %d, hash %s"
                        .formatted(
                                answer.path("journal_position").asLong(0),
                                Json.text(answer, "journal_hash"));
        return CheckReport.print(session, answer, json.wanted, said);
    }
}
