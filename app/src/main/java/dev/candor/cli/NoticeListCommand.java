package dev.candor.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "list",
        header = "List notices, newest first.",
        description = {
            "",
            "A table on a terminal; elsewhere one line each, its columns separated by tabs: id,"
                    + " kind, state, UTC time of creation, title."
        },
        footer = {
            "%nExamples:",
            "  candor notice list",
            "  candor notice list --drafts --limit 5 --json"
        })
final class NoticeListCommand implements Callable<Integer> {
    private static final int MOST = 1000;
    private static final int MINUTES = "2026-01-21T14:44".length();

    private final Session session;

    @Mixin final HelpOption help = new HelpOption();
    @Mixin final DataFolder data = new DataFolder();
    @Mixin final JsonOption json = new JsonOption();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "25",
            description = "How many, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    int limit = 25;

    @Option(
            names = "--after",
            paramLabel = "ID",
            description = "Continue behind this notice: the 'next' of the list before.")
    @Nullable String after;

    @Option(names = "--drafts", description = "Drafts too.")
    boolean drafts;

    NoticeListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new Failure(ExitCodes.USAGE, "--limit must be from 1 to " + MOST, "");
        }
        var request = Json.object().put("limit", limit).put("drafts", drafts);
        if (after != null) {
            request.put("after", after);
        }
        var terminal = session.terminal();
        var answer = data.ask(session, "notice.list", request);
        if (json.wanted) {
            terminal.out().println(Json.print(answer));
            return ExitCodes.OK;
        }
        var rows = answer.path("items").valueStream().map(NoticeListCommand::row).toList();
        new Columns(List.of("ID", "KIND", "STATE", "CREATED (UTC)", "TITLE"), rows)
                .print(terminal, "There are no notices.");
        var next = Json.text(answer, "next");
        if (!next.isEmpty() && terminal.interactive()) {
            terminal.err().println("There are more: candor notice list --after " + next);
        }
        return ExitCodes.OK;
    }

    private static List<String> row(JsonNode notice) {
        var created = Json.text(notice, "created_at");
        var minute = created.substring(0, Math.min(MINUTES, created.length())).replace('T', ' ');
        var draft = notice.path("draft").asBoolean(false) ? " (draft)" : "";
        return List.of(
                Json.text(notice, "id"),
                Json.text(notice, "kind"),
                Json.text(notice, "state") + draft,
                minute,
                Json.text(notice, "title"));
    }
}
