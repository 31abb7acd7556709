package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "show",
        header = "Print a postmortem as JSON.",
        footer = {"%nExample:", "  candor postmortem show k3xq81mzv0ab > postmortem.json"})
final class PostmortemShowCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();

    @Parameters(index = "0", paramLabel = "NOTICE", description = "The notice's id.")
    String id = "";

    PostmortemShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var found = data.ask(session, "postmortem.show", Json.object().put("id", id));
        session.terminal().out().println(Json.print(found));
        return ExitCodes.OK;
    }
}
