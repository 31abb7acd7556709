package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

@Command(name = "list", header = "List the audiences.")
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
                                        Json.text(each, "customers"),
                                        Json.text(each, "changed_at")))
                        .toList();
        new Columns(List.of("ID", "CUSTOMERS", "CHANGED"), rows).print(session.terminal());
        return ExitCodes.OK;
    }
}
