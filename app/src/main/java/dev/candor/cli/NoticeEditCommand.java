package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "edit",
        header = "Change facts of a notice without posting an update.",
        description = {
            "",
            "What is not given stays. --start and --end replace all windows of the notice, and"
                    + " every figure that rests on them follows. What has been said stays said: to"
                    + " change a statement, post a correction with 'notice update --corrects'."
        },
        footer = {
            "%nExamples:",
            "  candor notice edit k3xq81mzv0ab --start 2026-01-21T14:44 --end 2026-01-22T09:11",
            "  candor notice edit k3xq81mzv0ab --publish"
        })
final class NoticeEditCommand implements Callable<Integer> {
    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();
    @Mixin final ImpactOptions impacts = new ImpactOptions();
    @Mixin final TimeOptions times = new TimeOptions();
    @Mixin final FactOptions facts = new FactOptions();
    @Mixin final LinkOptions links = new LinkOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The notice's id.")
    String id = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Another title.")
    @Nullable String title;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why, for the public; it stands beside what was stated before.")
    @Nullable String reason;

    @Option(names = "--no-plan", description = "Take the planned time away.")
    boolean withoutPlan;

    @Option(
            names = "--reword",
            paramLabel = "UPDATE=TEXT",
            description = "Other words for an update; what it said before stays on record.")
    Map<String, String> words = Map.of();

    @Option(names = "--publish", description = "Show a draft to the public.")
    boolean publish;

    @Option(names = "--draft", description = "Keep it from the public.")
    boolean draft;

    @Option(
            names = "--preview",
            description =
                    "Only say what would be told and to whom, and keep nothing: those hear of an"
                            + " edit whom only what it newly names touches.")
    boolean preview;

    NoticeEditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (publish && draft) {
            throw new Failure(ExitCodes.USAGE, "--publish and --draft contradict each other", "");
        }
        var request = Json.object().put("id", id);
        if (title != null) {
            request.put("title", title);
        }
        impacts.addTo(request);
        times.addTo(request, true);
        facts.addTo(request);
        links.addTo(request);
        if (withoutPlan) {
            request.putNull("planned");
        }
        if (!words.isEmpty()) {
            var updates = request.putArray("updates");
            words.forEach(
                    (update, text) -> updates.addObject().put("id", update).put("body", text));
        }
        if (reason != null) {
            request.put("reason", reason);
        }
        if (publish || draft) {
            request.put("draft", draft);
        }
        if (request.size() == 1) {
            throw new Failure(
                    ExitCodes.USAGE,
                    "nothing to change is given",
                    "try 'candor notice edit --help'");
        }
        if (preview) {
            request.put("preview", true);
        }
        var notice = data.ask(session, "notice.edit", request);
        if (preview && !json.wanted) {
            PreviewOutput.print(session.terminal(), notice);
        } else {
            NoticeOutput.print(session.terminal(), json.wanted, "Changed", notice);
        }
        return ExitCodes.OK;
    }
}
