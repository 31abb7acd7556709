package dev.candor.cli;

import dev.candor.model.NoticeState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "resolve",
        header = "Close an incident.",
        description = {
            "",
            "The same as 'notice update ID --state resolved'. For a maintenance use 'notice update"
                    + " ID --state completed'."
        },
        footer = {
            "%nExample:",
            "  candor notice resolve k3xq81mzv0ab --end 2026-01-22T09:11 \\",
            "      --body 'All is well again; no data was lost.'"
        })
final class NoticeResolveCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();
    @Mixin final TellOptions tell = new TellOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The incident's id.")
    String id = "";

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            defaultValue = "This incident is resolved.",
            description = "What to tell, in Markdown (default: \"${DEFAULT-VALUE}\").")
    String body = "";

    @Option(names = "--end", paramLabel = "TIME", description = "When it was over (default: now).")
    @Nullable String end;

    NoticeResolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request =
                Json.object()
                        .put("id", id)
                        .put("state", NoticeState.RESOLVED.wireName())
                        .put("body", BodyText.resolve(session, body));
        if (end != null) {
            request.put("end", end);
        }
        tell.addTo(request);
        var notice = data.ask(session, "notice.update", request);
        tell.print(session.terminal(), json.wanted, "Resolved", notice);
        return ExitCodes.OK;
    }
}
