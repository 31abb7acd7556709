package dev.candor.cli;

import dev.candor.model.NoticeState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

@Command(
        name = "update",
        header = "Add an update, or a correction, to a notice.",
        description = {
            "",
            "A state that closes the notice ends what lasts: at --end, else at --at, else now."
        },
        footer = {
            "%nExamples:",
            "  candor notice update k3xq81mzv0ab --state identified --body 'A disk is full.'",
            "  candor notice update k3xq81mzv0ab --corrects 9s2hd71kq0zx \\",
            "      --body 'Two orders were lost, not none.'"
        })
final class NoticeUpdateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();
    @Mixin final ImpactOptions impacts = new ImpactOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The notice's id.")
    String id = "";

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            required = true,
            description = "What to tell, in Markdown; - reads it from standard input.")
    String body = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = StateConverter.class,
            description = "The notice's new state (default: the one that it has).")
    @Nullable NoticeState state;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The time that the update speaks of (default: now).")
    @Nullable String at;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description = "When the impact was over, for an update that closes the notice.")
    @Nullable String end;

    @Option(
            names = "--corrects",
            paramLabel = "UPDATE",
            description = "The id of the update that this one corrects.")
    @Nullable String corrects;

    NoticeUpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var request = Json.object().put("id", id);
        if (state != null) {
            request.put("state", state.wireName());
        }
        request.put("body", BodyText.resolve(session, body));
        impacts.addTo(request);
        if (at != null) {
            request.put("at", at);
        }
        if (end != null) {
            request.put("end", end);
        }
        if (corrects != null) {
            request.put("corrects", corrects);
        }
        var notice = data.ask(session, "notice.update", request);
        NoticeOutput.print(session.terminal(), json.wanted, "Updated", notice);
        return ExitCodes.OK;
    }
}
