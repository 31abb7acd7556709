package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "pause",
        header = "Keep messages from leaving on a channel; they wait.",
        footer = {"%nExample:", "  candor channels pause mail"})
final class ChannelsPauseCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The channel, such as mail.")
    String channel = "";

    ChannelsPauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "channels.pause", Json.object().put("channel", channel));
        if (json.wanted) {
            session.terminal().out().println(Json.print(answer));
        } else {
            var changed = answer.path("changed").asBoolean(false);
            session.terminal().out().println(changed ? "Paused." : "It was paused already.");
        }
        return ExitCodes.OK;
    }
}
