package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List the channels, and what waits on them, has failed, or is paused.")
final class ChannelsListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    ChannelsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var terminal = session.terminal();
        var answer = data.ask(session, "channels.list", Json.object());
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(ChannelsListCommand::row).toList();
        new Columns(List.of("CHANNEL", "PENDING", "OLDEST", "ESCALATED", "FAILED", "PAUSED"), rows)
                .print(terminal, "Nothing waits on any channel.");
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode channel) {
        return List.of(
                Json.text(channel, "id"),
                Long.toString(channel.path("pending").asLong(0)),
                Json.text(channel, "oldest_pending"),
                Long.toString(channel.path("escalated").asLong(0)),
                Long.toString(channel.path("failed").asLong(0)),
                Json.text(channel, "paused_since"));
    }
}
