package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List the alerts that last: what is wrong, since when, and who takes care of it.")
final class AlertListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(names = "--all", description = "Show the newest 50, those that are over too.")
    boolean all;

    AlertListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var terminal = session.terminal();
        var answer = data.ask(session, "alert.list", Json.object().put("all", all));
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(AlertListCommand::row).toList();
        new Columns(List.of("ID", "STATE", "LEVEL", "SINCE", "SUBJECT", "REASON"), rows)
                .print(terminal, "There is no alert.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode alert) {
        return List.of(
                Json.text(alert, "id"),
                Json.text(alert, "state"),
                Json.text(alert, "level"),
                Json.text(alert, "since"),
                Json.text(alert, "subject"),
                Json.text(alert, "reason"));
    }
}
