package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "draft",
        header = "Begin a notice's postmortem with what is known.",
        description = {
            "",
            "Again, it adds to the timeline what has become known since; what was hidden or"
                    + " reworded stays so."
        },
        footer = {"%nExample:", "  candor postmortem draft k3xq81mzv0ab --promised-by 2026-02-01"})
final class PostmortemDraftCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Parameters(index = "0", paramLabel = "NOTICE", description = "The notice's id.")
    String id = "";

    @Option(
            names = "--promised-by",
            paramLabel = "DAY",
            description = "The day on which it was promised, such as 2026-02-01.")
    @Nullable String promised;

    PostmortemDraftCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("id", id);
        ChangeOutput.put(request, "promised_by", promised);
        var made = data.ask(session, "postmortem.draft", request);
        PostmortemOutput.print(session.terminal(), json.wanted, "Drafted", made);
        return ExitCodes.OK;
    }
}
