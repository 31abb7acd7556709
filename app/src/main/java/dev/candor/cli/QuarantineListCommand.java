package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List addresses to which nothing is sent, the latest first.",
        description = {
            "",
            "Addresses themselves are not kept, only what a person may know them by."
        },
        footer = {"%nExample:", "  candor mail quarantine list --data /var/lib/candor"})
final class QuarantineListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "At most so many, up to 1000 (default: 100).")
    int limit = 100;

    QuarantineListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var terminal = session.terminal();
        var answer = data.ask(session, "mail.quarantine.list", Json.object().put("limit", limit));
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(QuarantineListCommand::row).toList();
        new Columns(List.of("SINCE", "ADDRESS", "WHOSE", "REASON", "WHAT WAS SAID"), rows)
                .print(terminal, "No address is in quarantine.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode address) {
        return List.of(
                Json.text(address, "quarantined_at"),
                Terminal.safe(Json.text(address, "address")),
                Terminal.safe(Json.text(address, "subject")),
                Json.text(address, "reason"),
                Terminal.safe(Json.text(address, "detail")));
    }
}
