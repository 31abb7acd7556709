package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "resume",
        header = "Let messages leave on a channel again.",
        footer = {"%nExample:", "  candor channels resume mail"})
final class ChannelsResumeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The channel, such as mail.")
    String channel = "";

    ChannelsResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "channels.resume", Json.object().put("channel", channel));
        if (json.wanted) {
            session.terminal().out().println(Json.print(answer));
        } else {
            var changed = answer.path("changed").asBoolean(false);
            session.terminal().out().println(changed ? "It goes on." : "It was not paused.");
        }
        return ExitCodes.OK;
    }
}
