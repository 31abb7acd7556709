package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "reload",
        header = "Make the running server read its configuration file again.",
        description = {
            "",
            "A file with problems changes nothing: the server goes on with the configuration that"
                    + " it has, and the problems are shown here."
        })
final class ReloadCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    ReloadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var out = session.terminal().out();
        var answer = data.ask(session, "reload", Json.object());
        if (json.wanted) {
            out.println(Json.print(answer));
            return ExitCodes.OK;
        }
        var changes = answer.path("changes");
        if (changes.isEmpty()) {
            out.println("The configuration is as it was.");
        }
        changes.valueStream().forEach(change -> out.println(Terminal.safe(change.asString())));
        return ExitCodes.OK;
    }
}
