package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List the audiences.",
        description = {
            "",
            "For one whose customers a database is asked for, also when it was asked last, and"
                    + " what came of it: taken, refused, failed, or waiting."
        })
final class AudienceListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    AudienceListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "audience.list", Json.object());
        if (json.wanted) {
            session.terminal().out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows =
                answer.path("items")
                        .valueStream()
                        .map(each ->
                                List.of(
                                        Json.text(each, "id"),
                                        Json.text(each, "name"),
                                        Json.text(each, "customers"),
                                        Json.text(each, "changed_at"),
                                        Json.text(each.path("source"), "asked_at"),
                                        outcome(each.path("source"))))
                        .toList();
        new Columns(List.of("ID", "NAME", "CUSTOMERS", "CHANGED", "ASKED", "OUTCOME"), rows)
                .print(
                        session.terminal(),
                        "There is no audience yet; make one with 'candor audience import FILE"
                                + " --audience ID', or name one under 'audiences' in the"
                                + " configuration.");
        return ExitCodes.OK;
    }

    private static String outcome(JsonNode source) {
        var detail = Json.text(source, "detail");
        return Json.text(source, "outcome") + (detail.isEmpty() ? "" : ": " + detail);
    }
}
