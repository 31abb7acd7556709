package dev.candor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "messages",
        header = "Show what the program will tell of a notice by itself, when, and whom.",
        description = {
            "",
            "Of a maintenance: reminders, its start, its planned end, that it lasts longer, and the"
                + " next occurrence of one that comes again. That is what comes if nobody says"
                + " anything until then; people are counted as they are now. --json has the whole"
                + " texts."
        },
        footer = {"%nExample:", "  candor notice messages k3xq81mzv0ab"})
final class NoticeMessagesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The notice's id.")
    String id = "";

    NoticeMessagesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var answer = data.ask(session, "notice.messages", Json.object().put("id", id));
        var terminal = session.terminal();
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
        } else if (answer.path("items").isEmpty()) {
            terminal.out().println("Nothing: it tells only what somebody says.");
        } else {
            PreviewOutput.messages(terminal, answer.path("items"));
        }
        return ExitCodes.OK;
    }
}
