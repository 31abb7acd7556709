package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List who was told what, and whether it arrived; newest first.",
        description = {
            "",
            "A table on a terminal; elsewhere one line each, its columns separated by tabs: id,"
                    + " state, channel, address, attempts, last error."
        },
        footer = {
            "%nExamples:",
            "  candor deliveries list --state pending",
            "  candor deliveries list --notice k3xq81mzv0ab --json"
        })
final class DeliveriesListCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(names = "--notice", paramLabel = "ID", description = "Only what was told of it.")
    @Nullable String notice;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only pending, delivered, superseded, escalated or failed ones.")
    @Nullable String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Option(
            names = "--after",
            paramLabel = "ID",
            description = "Continue behind this delivery: the 'next' of the list before.")
    @Nullable String after;

    DeliveriesListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new Failure(ExitCodes.USAGE, "--limit must be from 1 to " + MOST, "");
        }
        var request = Json.object().put("limit", limit);
        request.put("notice", notice == null ? "" : notice);
        request.put("state", state == null ? "" : state);
        request.put("after", after == null ? "" : after);
        var terminal = session.terminal();
        var answer = data.ask(session, "deliveries.list", request);
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(DeliveriesListCommand::row).toList();
        new Columns(List.of("ID", "STATE", "CHANNEL", "ADDRESS", "ATTEMPTS", "LAST ERROR"), rows)
                .print(terminal, "There are no such deliveries.");
        var next = Json.text(answer, "next");
        if (!next.isEmpty() && terminal.interactive()) {
            terminal.err().println("There are more: candor deliveries list --after " + next);
        }
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode delivery) {
        return List.of(
                Json.text(delivery, "id"),
                Json.text(delivery, "state"),
                Json.text(delivery, "channel"),
                Json.text(delivery, "address"),
                Integer.toString(delivery.path("attempts").asInt(0)),
                Json.text(delivery, "last_error"));
    }
}
