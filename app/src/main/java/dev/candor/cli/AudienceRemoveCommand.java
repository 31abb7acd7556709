package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(name = "remove", header = "Take an audience out, with all its customers.")
final class AudienceRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The audience's id.")
    String audience = "";

    AudienceRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "audience.remove", Json.object().put("id", audience));
        session.terminal()
                .out()
                .println(
                        json.wanted
                                ? Json.print(answer)
                                : "Removed %s with %s"
                                        .formatted(audience, CustomerCount.of(answer)));
        return ExitCodes.OK;
    }
}
