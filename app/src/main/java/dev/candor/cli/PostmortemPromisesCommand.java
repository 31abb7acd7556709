package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

@Command(
        name = "promises",
        header = "List what has been promised and is not kept yet.",
        footer = {"%nExample:", "  candor postmortem promises"})
final class PostmortemPromisesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    PostmortemPromisesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "promises", Json.object());
        var out = session.terminal().out();
        if (json.wanted) {
            out.println(Json.print(answer));
            return ExitCodes.OK;
        }
        if (answer.path("items").isEmpty()) {
            out.println("Every promise is kept.");
        }
        for (var each : answer.path("items")) {
            var due = Json.text(each, "due");
            var owner = Json.text(each, "owner");
            out.println(
                    (each.path("overdue").asBoolean(false) ? "OVERDUE " : "")
                            + (due.isEmpty() ? "" : "by " + due + ": ")
                            + Json.text(each, "what")
                            + (owner.isEmpty() ? "" : ", " + owner)
                            + " ("
                            + Json.text(each, "notice")
                            + ", "
                            + Json.text(each, "title")
                            + ")");
        }
        return ExitCodes.OK;
    }
}
